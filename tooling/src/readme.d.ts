/** What the plugin `readmeExamples` makes of the examples of a README; nobody knows their types. */
declare module 'readme:*';
declare module 'root-readme:*';
