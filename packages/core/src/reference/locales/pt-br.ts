import type { Locale } from '../locale.ts';

/** Brazilian Portuguese. */
export const ptBR: Locale = {
  tag: 'pt-BR',
  headings: {
    description: 'Descrição',
    whenYouSeeIt: 'Quando você o vê',
    howToFixIt: 'Como corrigir',
    client: 'No cliente',
    server: 'No servidor',
    whatWeDo: 'O que fazemos por padrão',
    why: 'Por quê',
    related: 'Códigos relacionados',
    sources: 'Fontes',
    keyDifferences: 'Diferenças principais',
    whenToUseWhich: 'Quando usar qual',
    learnMore: 'Saiba mais',
    secondhand: 'citado por terceiros',
  },

  codes: {
    1000: {
      inShort: 'o trabalho para o qual a conexão foi aberta terminou',
      description:
        'A conexão cumpriu seu papel e um dos lados a encerrou de propósito, com o handshake de fechamento completo. É o único código que informa sucesso.',
      whenYouSeeIt: [
        'A aplicação chamou `close(1000)`, ou o handler do servidor chegou ao fim.',
        'O servidor quis dizer outra coisa e não tinha um código melhor à mão: o Cowboy envia 1000 a conexões ociosas, o Bandit ao ser desligado, e o Hypercorn depois que a aplicação falhou.',
      ],
      howToFixIt: {
        client: [
          'Se a sessão devia mesmo acabar, não há nada de errado.',
          "Se as sessões terminam com 1000 e ainda há trabalho a fazer, descubra o que o servidor quer dizer com isso e mude o padrão: com `codes: { 1000: 'backoff' }`, o 1000 passa a ser uma queda como qualquer outra.",
        ],
        server: [
          'Envie 1000 só quando a sessão tiver acabado de vez. Desligamento é 1001 ou 1012; falha é 1011; carga demais é 1013.',
          'Se é o framework que envia 1000 por conta própria, aumente o tempo de ociosidade permitido, ou feche antes dele com um código melhor.',
        ],
      },
      whatWeDo: 'Paramos. Na primeira vez que um servidor envia 1000, o log diz como mudar isso.',
      why: 'Quem reconecta depois de um 1000 desfaz o que alguém fez de propósito. Como alguns servidores o enviam por descuido, mudar o padrão custa uma linha.',
      useWhen: 'Envie 1000 quando a conversa estiver completa e nenhum cliente precisar voltar sozinho.',
    },
    1001: {
      inShort: 'quem o envia está de saída, sem que o outro lado tenha feito nada de errado',
      description:
        'O lado que enviou o código está indo embora: um servidor que vai parar ou mudar de máquina, ou um usuário que saiu da página. A conexão acaba embora os dois lados tenham feito tudo certo.',
      whenYouSeeIt: [
        'Um servidor ou gateway encerra as conexões antes de parar; nessa hora, o Jetty e o Spring enviam 1001.',
        'A conexão chegou ao limite de tempo de vida ou de inatividade: o Amazon API Gateway envia 1001 após 10 minutos sem tráfego e após 2 horas.',
        'No servidor: o navegador envia 1001 quando o usuário fecha a aba ou segue um link.',
      ],
      howToFixIt: {
        client: [
          'Reconecte, mas não com todos os clientes ao mesmo tempo: quem estava naquele servidor o perdeu no mesmo instante.',
          'Contra um limite de inatividade, envie um heartbeat a intervalos menores que esse limite. Um limite de tempo de vida não se evita: refaça as inscrições em cada nova sessão.',
        ],
        server: [
          'Se você vai voltar no mesmo endereço, diga isso com 1012, ou ponha uma dica `retry-after-ms` no motivo do fechamento (`reason`).',
          'Pare de aceitar conexões antes de fechar as antigas, para que os clientes cheguem a uma instância que fica.',
        ],
      },
      whatWeDo:
        'Tentamos de novo após 0 a 1,2 s, depois 1 a 2 s, 2 a 4 s e assim por diante, com cada espera sorteada; nenhuma passa de 5 minutos.',
      why: 'Em geral outra instância já está pronta, e uma espera longa seria só tempo fora do ar. O sorteio evita que mil clientes cheguem no mesmo milissegundo.',
      useWhen: 'Envie 1001 quando este lado estiver de saída e outro puder atender a próxima tentativa.',
    },
    1002: {
      inShort: 'o outro lado violou as regras do protocolo WebSocket',
      description:
        'Quem enviou o código recebeu bytes que não são tráfego WebSocket válido: um frame com bits reservados, um fragmento fora de ordem, um frame de controle longo demais. Já não dá para confiar no que vem depois.',
      whenYouSeeIt: [
        'Um proxy alterou o fluxo, ou duas bibliotecas discordam sobre uma extensão, como a compressão.',
        'Há um bug numa biblioteca de WebSocket, ou alguma coisa escreve na conexão TCP por fora dela.',
        'O servidor quer dizer outra coisa: o Bandit fecha com 1002 conexões ociosas.',
        'No servidor, como resposta: quem não conhece 1012, 1013 ou 1014 responde a eles com 1002.',
      ],
      howToFixIt: {
        client: [
          'Atualize a biblioteca de WebSocket; depois teste sem compressão (`permessage-deflate`) e sem o proxy no meio. O que fizer o erro sumir é o culpado.',
          'Capture o tráfego: o último frame antes do frame Close é o que não foi entendido.',
        ],
        server: [
          'Leia o log da sua biblioteca de WebSocket: ele diz qual regra foi violada.',
          'Não use 1002 para timeouts nem para erros da aplicação. Para isso há 3008, 1008, ou um código de 4000 a 4999.',
        ],
      },
      whatWeDo: 'Tentamos três vezes, após 1 a 2 s, 2 a 4 s e 4 a 8 s, e então paramos.',
      why: 'Um erro de protocolo de verdade volta na hora, e tentativas sem fim só enchem os logs. As três são para os servidores que dizem 1002 e querem dizer algo que passa.',
      useWhen: 'Deixe o 1002 para a biblioteca de WebSocket, que o envia quando um frame viola o protocolo.',
    },
    1003: {
      inShort: 'uma mensagem era de um tipo que o outro lado não aceita',
      description:
        'A mensagem foi lida sem problema, mas o tipo dela não serve: em geral, dados binários para quem só aceita texto, ou texto onde se esperam bytes.',
      whenYouSeeIt: [
        'O cliente envia um `Blob` ou um `ArrayBuffer` a um servidor que espera JSON. O Amazon API Gateway não aceita nenhuma mensagem binária.',
        'O tipo estava certo e o conteúdo não: o Starlette também envia 1003 para texto que não é JSON.',
      ],
      howToFixIt: {
        client: [
          'Envie o que o servidor aceita: `JSON.stringify(value)` para texto, bytes só onde eles são pedidos. Trocar o serializador, de JSON para MessagePack por exemplo, muda o tipo de todas as mensagens.',
          'Se o código sempre vem depois da mesma mensagem, reproduza o problema só com ela.',
        ],
        server: [
          'Diga no motivo do fechamento qual tipo você esperava.',
          'Texto que não é UTF-8 válido é 1007; conteúdo que você recusa é 1008, ou um código seu.',
        ],
      },
      whatWeDo: 'Paramos, e a decisão diz o que corrigir.',
      why: 'O cliente enviaria a mesma coisa de novo e seria posto para fora de novo. Só uma mudança no programa resolve.',
      useWhen: 'Envie 1003 quando a mensagem for texto e você só aceitar binário, ou o contrário.',
    },
    1004: {
      inShort: 'nunca teve um significado',
      description:
        'A RFC 6455 reserva o número para um significado a definir depois, e nenhum foi definido. Ninguém pode enviá-lo.',
      whenYouSeeIt: [
        'Um servidor com defeito o envia a um navegador baseado no Chromium, que repassa quase todos os códigos que ninguém pode enviar (menos 1005, 1006 e 1015). O `ws` e o WebSocket do Node informam um erro e 1006 no lugar dele.',
      ],
      howToFixIt: {
        client: ['Trate-o como um código desconhecido e avise quem mantém o servidor.'],
        server: [
          'Procure uma constante errada e envie um código que tenha significado. Uma biblioteca que deixa enviar 1004 não confere os códigos.',
        ],
      },
      whatWeDo:
        'Tratamos o código como desconhecido, com no máximo 10 tentativas, após 1 a 2 s, 2 a 4 s e assim por diante. O log diz uma vez como nos ensinar o código.',
      why: 'Um código sem significado não diz o que ajudaria; então tentamos por um tempo, sem insistir.',
      useWhen: 'Nunca envie 1004.',
    },
    1005: {
      inShort: 'o outro lado fechou direito, mas sem dar um código',
      description:
        'Chegou um frame Close, e ele estava vazio. O 1005 não veio nele: é o runtime do cliente que informa esse número para dizer que não havia nenhum. O handshake de fechamento foi completo, por isso `wasClean` é `true`.',
      whenYouSeeIt: [
        'O servidor chamou `close()` sem argumentos. No `ws` e no Tornado isso envia um frame Close vazio, e é assim que o Engine.IO encerra as conexões.',
        'Você mesmo chamou `close()` sem código, e o outro lado respondeu do mesmo jeito.',
      ],
      howToFixIt: {
        client: [
          'Não deduza do 1005 quem fechou: guarde numa variável sua se foi você que pediu.',
          'Dê um código às suas chamadas, `close(1000)`, para que o servidor distinga uma sessão concluída de uma sem explicação.',
        ],
        server: ['Passe um código e um motivo a cada `close()`. Um frame vazio não diz se é para voltar.'],
      },
      whatWeDo:
        'É o fim, se foi a própria aplicação que chamou `close()`. Vindo do servidor, é uma queda: tentamos de novo após 0 a 1,2 s, depois 1 a 2 s, 2 a 4 s e assim por diante; nenhuma espera passa de 5 minutos.',
      why: 'Um servidor que não diz nada quase sempre está parando ou soltando conexões ociosas. Quem quer o cliente longe pode dizer 1000.',
      useWhen: 'Nunca ponha 1005 num frame: ele representa justamente o frame sem código. Feche com um código.',
    },
    1006: {
      inShort: 'a conexão acabou, e nenhum frame Close disse por quê',
      description:
        'Não chegou nada que explique o fim. O 1006 nunca é enviado: o runtime do cliente o informa quando a conexão TCP caiu, quando ninguém respondeu ou quando o handshake falhou, e um script não pode saber qual dos três foi. O que ele pode saber é se esta tentativa chegou a abrir.',
      whenYouSeeIt: [
        'Chegou a abrir: a rede mudou, a máquina entrou em suspensão, o processo do servidor foi morto, ou um proxy cortou uma conexão sem tráfego (o nginx após 60 s, por padrão).',
        'Chegou a abrir, e o handler do servidor falhou: nesse caso o uvicorn e o Tornado encerram a conexão TCP sem enviar 1011.',
        'Nunca abriu: endereço errado, falta de rede, um problema de TLS, ou uma resposta HTTP como 401, 403, 404, 429 ou 503, que os navegadores escondem dos scripts.',
        'O servidor violou as regras: um frame inválido, texto que não é UTF-8, um frame Close com um código que ninguém pode enviar. O cliente diz o motivo ao servidor (1002 ou 1007, por exemplo), mas ele próprio informa 1006.',
      ],
      howToFixIt: {
        client: [
          'Se nunca abre, olhe o handshake no painel de rede do navegador, ou repita-o fora do navegador: ali se vê o status HTTP.',
          'Se cai sempre após o mesmo tempo de inatividade, envie um heartbeat a intervalos menores que o menor timeout do caminho.',
          'Se há credenciais no handshake, renove-as: um token expirado tem exatamente esta cara.',
        ],
        server: [
          'Despeça-se antes de o processo acabar: 1001 ou 1012 no desligamento, 1011 no tratamento de erros, 1013 quando não há lugar.',
          'Deixe os timeouts de inatividade dos proxies (`proxy_read_timeout` no nginx) acima do intervalo do seu heartbeat.',
          'Onde você recusaria o handshake com 401, aceite primeiro e feche com 3000: um código de fechamento o navegador consegue ler.',
        ],
      },
      whatWeDo:
        'Se chegou a abrir, tentamos de novo após 0 a 1,2 s, depois 1 a 2 s, 2 a 4 s e assim por diante. Se nunca abriu, vamos ao próximo endpoint, se houver vários; senão a primeira espera é de 0,5 a 1 s. Depois da terceira tentativa seguida que não abre, e daí em diante mais ou menos uma vez por hora, pedimos novas credenciais a `reauthenticate`, se houver. As esperas são maiores quando as próprias tentativas demoram, mas nenhuma passa de 5 minutos. Não há limite de tentativas.',
      why: 'A maioria das causas passa sozinha, e uma rede que some por uma hora não é motivo para desistir. A RFC 6455 pede um primeiro atraso sorteado e outros cada vez maiores, para que uma falha não vire uma enxurrada.',
      useWhen:
        'Nunca envie 1006. Clientes que o informam estão dizendo que as conexões do seu servidor acabam sem aviso.',
    },
    1007: {
      inShort: 'o conteúdo de uma mensagem contradiz o tipo dela',
      description:
        'Não foi possível decodificar uma mensagem como aquilo que ela diz ser. Numa mensagem de texto, isso significa bytes que não são UTF-8 válido; a maioria das bibliotecas de WebSocket verifica isso sozinha.',
      whenYouSeeIt: [
        'Um texto foi dividido em mensagens no meio de um caractere, ou codificado em Latin-1.',
        'Bytes comprimidos ou criptografados foram enviados como texto.',
        'No servidor, raramente vindo de um navegador: o Chromium responde a esse texto com 1002.',
        'Um serviço usa o código para argumentos que não aceita, como relatam usuários do Gemini Live.',
      ],
      howToFixIt: {
        client: [
          'Envie strings e deixe a codificação para a plataforma; todo o resto, envie como binário.',
          'Nunca corte texto já codificado por número de bytes.',
        ],
        server: [
          'Se o texto vem de outro sistema, converta-o para UTF-8 na entrada do seu.',
          'Veja se a sua biblioteca faz essa verificação: o gorilla/websocket a deixa para você.',
          'UTF-8 válido que você não consegue interpretar não é 1007: use 1008, ou um código seu.',
        ],
      },
      whatWeDo: 'Paramos, e a decisão diz o que corrigir.',
      why: 'Os mesmos bytes seriam recusados de novo.',
      useWhen: 'Deixe o 1007 para a biblioteca de WebSocket, se ela verifica o UTF-8: ele é para texto inválido.',
    },
    1008: {
      inShort: 'o outro lado recusa o que foi feito, por uma regra dele',
      description:
        'A recusa genérica. Uma mensagem, ou a sessão inteira, violou uma regra do outro lado, e nenhum outro código serve, ou ele não quer ser mais preciso.',
      whenYouSeeIt: [
        'As credenciais faltam, expiraram ou não bastam. Muitos servidores dizem isso assim; o 3000 e o 3003 são mais novos.',
        'Mensagens demais: o Amazon API Gateway envia 1008 a clientes que passam do limite de requisições.',
        'Uma mensagem veio numa hora, ou numa forma, que o protocolo acima do WebSocket não permite.',
      ],
      howToFixIt: {
        client: [
          'Leia o motivo do fechamento: ele decide entre fazer login de novo, enviar menos ou corrigir uma mensagem.',
          'Dê ao socket uma função `reauthenticate`, para que um token expirado seja renovado sem ninguém notar.',
          'Se o motivo fala em limite (rate limit), envie menos. Voltar mais rápido só piora.',
        ],
        server: [
          'Diga o que ajuda, quando puder: 3000 se falta login, 3003 se o acesso é negado, 1013 com uma dica `retry-after-ms` se foi só excesso.',
          'Cite a regra no motivo; cabem 123 bytes.',
        ],
      },
      whatWeDo:
        'Com uma função `reauthenticate`, obtemos novas credenciais e tentamos de novo imediatamente; se elas forem recusadas em menos de um minuto, paramos. Sem ela, fazemos três tentativas, após 5 a 10 s, 10 a 20 s e 20 a 40 s (30 a 60 s, se nenhuma sessão ficou estável), e então paramos. Com uma dica `retry-after-ms`, tentamos de novo quando ela mandar, haja ou não `reauthenticate`.',
      why: 'O 1008 costuma ser um token, às vezes um limite de requisições, raramente um bug. Novas credenciais custam uma única tentativa; insistir depois disso faz o cliente ser banido.',
      useWhen: 'Envie 1008 quando um cliente violar uma regra sua e nenhum outro código disser isso melhor.',
    },
    1009: {
      inShort: 'uma mensagem era maior do que o outro lado aceita',
      description: 'O outro lado limita o tamanho das mensagens, e uma passou do limite.',
      whenYouSeeIt: [
        'Uma mensagem passou do limite do servidor: `maxPayload` no `ws`, 128 KB no Amazon API Gateway.',
        'No servidor: ele enviou mais do que a biblioteca do cliente aceita.',
        'Depois de uma reconexão, quando a aplicação envia de uma vez só tudo o que juntou enquanto isso.',
      ],
      howToFixIt: {
        client: [
          'Divida payloads grandes, ou envie-os por HTTP e mande só uma referência.',
          'Onde mensagens são juntadas, conte bytes, não mensagens.',
        ],
        server: [
          'Ajuste o limite ao que cabe na memória uma vez por conexão, e documente-o.',
          'Se foi o cliente que desistiu, envie menos de cada vez.',
        ],
      },
      whatWeDo: 'Paramos, e a decisão diz o que corrigir.',
      why: 'A mensagem seria enviada e recusada de novo, e cada rodada a enviaria inteira outra vez.',
      useWhen: 'Envie 1009 quando uma mensagem passar do seu limite; as bibliotecas de WebSocket fazem isso sozinhas.',
    },
    1010: {
      inShort: 'o cliente precisa de uma extensão que o servidor não aceitou',
      description:
        'Um cliente o envia quando falta, na resposta ao handshake, uma extensão sem a qual ele não funciona; o motivo deve dizer qual. Para um servidor ele não serve: basta recusar o handshake.',
      whenYouSeeIt: [
        'No servidor: um cliente insiste numa extensão, por exemplo uma que só o fabricante dele tem.',
        'Num navegador, quase nunca: uma página não escolhe extensões.',
        'Se chega ao cliente, é erro do servidor.',
      ],
      howToFixIt: {
        client: [
          'Torne a extensão opcional, ou conecte-se a um servidor que a tenha.',
          'Se foi um servidor que enviou 1010 a você, avise quem o mantém: o código é para clientes.',
        ],
        server: ['Ative a extensão e confira se nenhum proxy remove o cabeçalho `Sec-WebSocket-Extensions`.'],
      },
      whatWeDo: 'Paramos, e a decisão diz o que corrigir.',
      why: 'O próximo handshake daria no mesmo.',
      useWhen: 'Envie 1010 como cliente que não funciona sem uma extensão; como servidor, nunca.',
    },
    1011: {
      inShort: 'algo inesperado falhou no servidor',
      description:
        'O servidor topou com algo que não esperava e não conseguiu seguir com esta conexão. É o equivalente ao HTTP 500 no WebSocket: a causa está no código do servidor, ou em algo de que ele depende, e o log dele sabe mais do que qualquer cliente.',
      whenYouSeeIt: [
        'O handler de uma mensagem lançou uma exceção que ninguém tratou: Cowboy, Jetty, Spring e o websockets do Python transformam isso em 1011.',
        'Algo por trás do servidor falhou: um banco de dados, uma fila, outro serviço.',
        'Um ping não foi respondido a tempo: o websockets do Python e o uvicorn também informam isso com 1011.',
        'No servidor: um cliente também pode enviá-lo. O do websockets do Python faz isso quando o ping dele fica sem resposta.',
      ],
      howToFixIt: {
        client: [
          'Não há nada a corrigir no cliente, a não ser que o 1011 venha sempre depois da mesma mensagem: então é ela que dispara o bug, e segurá-la ajuda até ele ser corrigido.',
          'Se vem sempre após o mesmo tempo de inatividade, provavelmente é um ping sem resposta: veja o que ocupa ou suspende o cliente, e os proxies no caminho.',
        ],
        server: [
          'Procure no log o momento do fechamento, ache a exceção e corrija o bug.',
          'Ponha tratamento de erros em volta do processamento de cada mensagem: responda a uma requisição que falhou com uma mensagem de erro e mantenha a conexão para a próxima.',
          'Não ponha detalhes no motivo; basta um identificador que leve à entrada no log.',
          'Se a falha é um timeout sob carga, não é bug desse handler: envie 1013.',
        ],
      },
      whatWeDo:
        'Tentamos de novo após 2 a 4 s, depois 4 a 8 s e assim por diante; nenhuma espera passa de 5 minutos, e nunca paramos por conta própria. A terceira sessão que acaba assim na mesma indisponibilidade, antes de ficar estável, é um crash loop: a decisão diz isso, e as esperas seguem a partir de 30 a 60 s.',
      why: 'Bugs são corrigidos enquanto as abas continuam abertas, e o cliente deve estar lá quando o servidor voltar a funcionar. Mas um servidor que falha a cada conexão não pode receber uma por segundo.',
      useWhen: 'Envie 1011 no tratamento de erros de uma conexão, quando falhar algo que não devia.',
    },
    1012: {
      inShort: 'o serviço está reiniciando e vai voltar',
      description:
        'O servidor encerra as conexões porque vai reiniciar, e já avisa que vale a pena voltar. O código foi registrado com um conselho aos clientes: reconectar após um tempo sorteado entre 5 e 30 segundos.',
      whenYouSeeIt: [
        'Uma nova versão está sendo implantada: o uvicorn, e o Phoenix enquanto esvazia os sockets, enviam 1012 ao desligar.',
        'Um serviço gerenciado reinicia, como documenta o Amazon API Gateway.',
      ],
      howToFixIt: {
        client: [
          'Não há nada de errado. Mantenha a espera aleatória: todos os clientes perderam o servidor no mesmo segundo.',
          'Diga aos usuários que o serviço está reiniciando; a hora da próxima tentativa está no snapshot.',
        ],
        server: [
          'Distribua você mesmo a volta: dê a cada cliente um `retry-after-ms` diferente, distribuído pelo tempo que o servidor leva para subir e receber todos.',
          'Onde der, deixe a instância nova aceitar conexões antes de a antiga fechar as dela.',
        ],
      },
      whatWeDo:
        'Esperamos o que a dica `retry-after-ms` disser; sem ela, de 5 a 30 s (`restartSpreadMs`), com novo sorteio a cada 1012. Uma tentativa que não encontra ninguém é um 1006 e espera como tal.',
      why: 'Um servidor que está subindo está no momento mais frágil. Clientes espalhados por 25 segundos não transformam o reinício em indisponibilidade.',
      useWhen: 'Envie 1012 quando reiniciar de propósito e for voltar logo no mesmo endereço.',
    },
    1013: {
      inShort: 'o servidor está sobrecarregado e recusa clientes por enquanto',
      description:
        'Uma condição temporária impede o servidor de atender este cliente: conexões demais, uma fila cheia, uma dependência fora do ar. Ao contrário do 1012, não há reinício em curso: o servidor está rodando, só não pode aceitar mais clientes agora. O código foi registrado com um conselho rígido: ir a outro endereço do serviço, ou voltar ao mesmo só quando um usuário pedir.',
      whenYouSeeIt: [
        'O servidor está descartando carga, porque chegou a um limite de conexões, memória ou tempo.',
        'Algo de que ele precisa está fora do ar no momento: já se viu a Kraken enviar 1013 quando faltavam dados de mercado.',
        'Quase nunca vem do framework sozinho: alguém decidiu enviá-lo, e pode ter dito mais no motivo.',
      ],
      howToFixIt: {
        client: [
          'Reconecte com backoff exponencial e jitter: comece em 1 segundo e dobre a cada tentativa. Um atraso curto e fixo mantém o servidor fora do ar.',
          'Informe todos os endpoints do serviço, se ele tiver vários; o próximo é tentado na hora.',
          'Se persistir, reduza as conexões: uma para todas as abas em vez de uma por aba, um socket para muitas inscrições.',
        ],
        server: [
          'Olhe a capacidade: que limite foi atingido, e quando? Escale horizontalmente, ou aumente o limite se a máquina ainda tem folga.',
          'Diga quando voltar: `formatRetryHint(delayMs)` monta o motivo. Dê a cada cliente um atraso diferente, e atrasos maiores conforme a fila cresce.',
          'Recuse cedo e barato, antes de carregar qualquer coisa para o cliente.',
        ],
      },
      whatWeDo:
        'Esperamos exatamente o que a dica `retry-after-ms` disser, no máximo uma hora. Sem ela, vamos ao próximo endpoint, se houver vários; senão esperamos 0,5 a 1 s, depois 1 a 2 s, 2 a 4 s e assim por diante, e pelo menos metade do tempo que a indisponibilidade já dura, mas nunca mais de 5 minutos.',
      why: 'Cada tentativa custa algo a um servidor sobrecarregado. Esperas que crescem com a indisponibilidade dispersam os clientes até o servidor dar conta deles, sejam quantos forem.',
      useWhen:
        'Envie 1013 quando você puder atender este cliente mais tarde, mas não agora, e ponha uma dica `retry-after-ms` no motivo.',
    },
    1014: {
      inShort: 'um gateway não recebeu resposta aproveitável do servidor que está atrás dele',
      description:
        'Um servidor que trabalha como gateway recebeu uma resposta inválida do servidor que está atrás dele: é o equivalente ao HTTP 502. A conexão com o próprio gateway estava boa.',
      whenYouSeeIt: [
        'O servidor atrás do gateway falhou, está reiniciando, ou fala um protocolo diferente do que o gateway espera.',
        'Raramente: um proxy que só repassa bytes não consegue escrever um frame Close, e atrás dele você vê 1006; e o gorilla/websocket recusa um 1014 que recebe.',
      ],
      howToFixIt: {
        client: [
          'Espere e tente de novo, ou vá a outro endpoint; não há nada de errado com o cliente.',
          'Se persistir, avise, informando a hora: a causa está no log do gateway.',
        ],
        server: [
          'Olhe primeiro o servidor que está atrás do gateway; depois, os endereços e timeouts do gateway.',
          'Se aquele servidor só está reiniciando, feche com 1012: assim os clientes esperam o tempo certo.',
        ],
      },
      whatWeDo:
        'Seguimos a dica `retry-after-ms`. Sem ela, vamos ao próximo endpoint, se houver vários; senão esperamos 0,5 a 1 s, depois 1 a 2 s e assim por diante; nenhuma espera passa de 5 minutos.',
      why: 'O que está atrás do gateway volta sozinho ou precisa de conserto, e nenhum dos dois anda mais rápido porque muitos perguntam.',
      useWhen: 'Envie 1014 como gateway, quando o servidor atrás de você responder errado ou não responder.',
    },
    1015: {
      inShort: 'o TLS falhou antes de existir uma conexão',
      description:
        'Um valor local para um handshake TLS que falhou, por exemplo porque não foi possível verificar o certificado. Nunca é enviado e, pelo padrão dos navegadores, nem sequer é mostrado: os scripts recebem 1006.',
      whenYouSeeIt: [
        'No Firefox, quando a segurança negociada é fraca demais para ele.',
        'Fora dele, quase nunca: Chromium, Node e `ws` informam 1006 quando o TLS falha.',
      ],
      howToFixIt: {
        client: [
          'Abra o mesmo host com `https://` no navegador, que mostra o que há de errado com o certificado.',
          'Conecte-se pelo nome que está no certificado, não por um endereço IP.',
        ],
        server: [
          'Renove o certificado e envie a cadeia completa; `openssl s_client -connect host:443 -servername host` mostra o que os clientes recebem.',
          'Ofereça versões atuais do TLS.',
        ],
      },
      whatWeDo:
        'Fazemos três tentativas, após 0,5 a 1 s, 1 a 2 s e 2 a 4 s, e então paramos. Se houver vários endpoints, o próximo é tentado antes, na hora.',
      why: 'Um certificado não melhora em segundos, mas um balanceador de carga em plena mudança, sim.',
      useWhen: 'Nunca envie 1015.',
    },
    3000: {
      inShort: 'o cliente precisa se autenticar, pela primeira vez ou de novo',
      description:
        'O outro lado pede credenciais válidas: não havia nenhuma, ou elas expiraram ou foram revogadas. É o equivalente ao HTTP 401. A IANA o registra para qualquer aplicação, mas o número já era usado para outras coisas antes.',
      whenYouSeeIt: [
        'Um token expirou com a conexão aberta.',
        'A conexão abriu sem credenciais, e a mensagem que as traria veio errada ou não veio.',
        'Com outro significado: no Centrifugo, 3000 é um simples “connection closed”; no SockJS, é “Go away!”. Os dialetos sabem disso.',
      ],
      howToFixIt: {
        client: [
          'Dê ao socket uma função `reauthenticate` que obtém um novo token, e uma função `url` que o usa.',
          'Se uma interrupção na hora errada atrapalhar, renove o token antes que expire e chame `reconnect()` num momento calmo.',
          'Se as novas credenciais também forem recusadas, leve o usuário à página de login.',
        ],
        server: [
          'Aceite a conexão e feche-a com 3000. Um 401 no handshake fica escondido dos navegadores, que informam 1006.',
          'Se o cliente é conhecido e não pode fazer isto, envie 3003: novas credenciais não ajudariam.',
        ],
      },
      whatWeDo:
        'Chamamos `reauthenticate` e tentamos de novo na hora. Novas credenciais recusadas em menos de um minuto param o socket, e a falta de `reauthenticate` também.',
      why: 'Sem novas credenciais, toda tentativa acaba igual; com elas, a primeira já funciona. Se elas também forem recusadas, o problema não era o token.',
      useWhen: 'Envie 3000 quando o cliente puder voltar com credenciais válidas.',
    },
    3003: {
      inShort: 'o cliente é conhecido e não pode fazer isto',
      description:
        'O cliente se autenticou, e as permissões dele não cobrem o que ele quer: é o equivalente ao HTTP 403. Fazer login de novo com o mesmo usuário não muda nada.',
      whenYouSeeIt: [
        'Um canal, um tenant ou um recurso a que o usuário não tem acesso, ou deixou de ter.',
        'Um usuário banido, ou um plano que não inclui o serviço.',
        'Com outro significado: no SaltyRTC, 3003 é uma passagem normal para outro canal.',
      ],
      howToFixIt: {
        client: [
          'Diga isso ao usuário e ofereça o que muda a situação: outra conta, ou um jeito de pedir acesso.',
          'Quando as permissões mudarem, crie um novo socket.',
        ],
        server: ['Diga no motivo qual permissão falta.', 'Se um login resolver, envie 3000.'],
      },
      whatWeDo: 'Paramos, e a decisão diz o que corrigir.',
      why: 'Até que alguém mude as permissões, toda tentativa é recusada do mesmo jeito e, enquanto isso, parece um ataque.',
      useWhen: 'Envie 3003 quando o cliente for quem diz ser e, mesmo assim, não tiver permissão.',
    },
    3008: {
      inShort: 'o outro lado demorou demais com algo que se esperava dele',
      description:
        'Quem enviou o código desistiu de esperar pela aplicação do outro lado: por um login, uma resposta, um sinal de vida. É o equivalente ao HTTP 408, e não fala da rede.',
      whenYouSeeIt: [
        'O cliente não se autenticou, ou não se inscreveu, no tempo que o servidor dá.',
        'O cliente estava suspenso, numa aba oculta ou com a máquina suspensa, e perdeu um prazo.',
        'Com outro significado: no Centrifugo, 3008 é “slow”, para clientes que leem devagar demais; na AssemblyAI, é a duração máxima de uma sessão.',
      ],
      howToFixIt: {
        client: [
          'Envie a primeira mensagem no listener de `open`, antes de qualquer coisa que demore.',
          'Depois que a máquina volta da suspensão, e em abas ocultas, isso é de se esperar, e reconectar resolve.',
        ],
        server: [
          'Conte com celulares lentos e com cada ida e volta que um login precisa.',
          'Diga no motivo pelo que você esperava.',
        ],
      },
      whatWeDo:
        'Tentamos de novo após 0 a 1,2 s, depois 1 a 2 s, 2 a 4 s e assim por diante; nenhuma espera passa de 5 minutos.',
      why: 'O que demorou demais uma vez costuma ser rápido na seguinte. Se não for, as esperas crescem.',
      useWhen: 'Envie 3008 quando um cliente demorar demais com algo que o seu protocolo pede dele.',
    },
  },

  unregistered: {
    unused: {
      inShort: 'é pequeno demais para ser um código de fechamento',
      description:
        'Os códigos de fechamento começam em 1000. Números menores não são usados, e ninguém pode enviá-los.',
      whenYouSeeIt: [
        'Um servidor com defeito o envia a um navegador baseado no Chromium, que o repassa. O `ws` e o WebSocket do Node informam um erro e 1006 no lugar dele.',
        'Em código seu que confunde um status HTTP, ou um código de saída, com um código de fechamento.',
      ],
      howToFixIt: {
        client: ['Avise quem mantém o servidor.'],
        server: ['Envie um código registrado, ou um de 4000 a 4999.'],
      },
      whatWeDo:
        'Tratamos o código como desconhecido, com no máximo 10 tentativas, após 1 a 2 s, 2 a 4 s e assim por diante. O log diz uma vez como nos ensinar o código.',
      why: 'Um número sem significado não diz o que ajudaria; então tentamos por um tempo, sem insistir.',
      useWhen: 'Nunca envie um número abaixo de 1000.',
    },
    unassigned: {
      inShort: 'está reservado para o protocolo e ainda não tem significado',
      description:
        'Os números até 2999 pertencem ao protocolo WebSocket, às suas revisões e a extensões públicas, e este, pelo que sabemos, não foi atribuído. Até que seja, ninguém pode enviá-lo.',
      whenYouSeeIt: [
        'Um servidor com defeito o envia a um navegador baseado no Chromium, que o repassa. O `ws` e o WebSocket do Node informam um erro e 1006 no lugar dele.',
        'Ele foi registrado depois que este texto foi escrito: procure-o no registro da IANA.',
      ],
      howToFixIt: {
        client: ['Avise quem mantém o servidor.'],
        server: ['Para códigos seus, use de 4000 a 4999.'],
      },
      whatWeDo:
        'Tratamos o código como desconhecido, com no máximo 10 tentativas, após 1 a 2 s, 2 a 4 s e assim por diante. O log diz uma vez como nos ensinar o código.',
      why: 'Um número sem significado não diz o que ajudaria; então tentamos por um tempo, sem insistir.',
      useWhen: 'Não envie um número abaixo de 3000 que não tenha sido atribuído.',
    },
    library: {
      inShort: 'pertence a uma biblioteca ou framework que não conhecemos',
      description:
        'Os números de 3000 a 3999 são para bibliotecas, frameworks e aplicações, que podem registrá-los na IANA por ordem de chegada. O protocolo não lhes dá significado: quem dá é a documentação do servidor.',
      whenYouSeeIt: ['O framework do servidor, ou o serviço que você usa, tem códigos próprios.'],
      howToFixIt: {
        client: [
          "Procure o código na documentação do serviço e ensine-o ao socket, com um dos nossos dialetos, um dialeto seu ou, se fosse o 3456, `codes: { 3456: 'backoff' }`.",
        ],
        server: ['Documente o código: o que significa e se é para voltar.'],
      },
      whatWeDo:
        'Fazemos no máximo 10 tentativas, após 1 a 2 s, 2 a 4 s e assim por diante. Uma dica `retry-after-ms` é seguida. O log diz uma vez como nos ensinar o código.',
      why: 'Pode ser qualquer coisa entre “volte já” e “nunca mais”; então tentamos por um tempo, sem insistir.',
      useWhen: 'Envie um código de 3000 a 3999 só se ele estiver registrado, ou se for do seu próprio framework.',
    },
    private: {
      inShort: 'significa o que este servidor e seus clientes combinaram',
      description:
        'Os números de 4000 a 4999 são de uso privado. Não podem ser registrados; por isso o mesmo número quer dizer outra coisa em outro lugar: o 4004 é definitivo no Discord e vale uma nova tentativa no EventSub da Twitch.',
      whenYouSeeIt: ['A aplicação do servidor, ou o serviço que você usa, fechou com um código próprio.'],
      howToFixIt: {
        client: [
          "Procure o código na documentação do serviço e ensine-o ao socket, com um dos nossos dialetos, um dialeto seu ou, se fosse o 4123, `codes: { 4123: 'none' }`.",
        ],
        server: [
          'Documente o código: o que significa e se é para voltar.',
          'Use um código padrão onde ele servir: 1013 para sobrecarga, 3000 para login, 3003 para acesso negado. A esses, até um cliente que nunca ouviu falar do seu serviço pode reagir.',
        ],
      },
      whatWeDo:
        'Fazemos no máximo 10 tentativas, após 1 a 2 s, 2 a 4 s e assim por diante; a partir da terceira sessão da mesma indisponibilidade fechada antes de ficar estável, após 30 a 60 s ou mais. Uma dica `retry-after-ms` é seguida. O log diz uma vez como nos ensinar o código.',
      why: 'Pode ser qualquer coisa entre “volte já” e “nunca mais”; então tentamos por um tempo, sem insistir.',
      useWhen: 'Envie um código de 4000 a 4999 para o que só a sua aplicação pode explicar.',
    },
    outside: {
      inShort: 'não é um código de fechamento',
      description:
        'Códigos de fechamento são números inteiros de 1000 a 4999. Num frame Close cabem números até 65535, mas ninguém pode enviar um acima de 4999.',
      whenYouSeeIt: [
        'Um servidor com defeito o envia a um navegador baseado no Chromium, que o repassa. O `ws` e o WebSocket do Node informam um erro e 1006 no lugar dele.',
        'Um runtime sem código no evento `close`.',
      ],
      howToFixIt: {
        client: ['Avise quem mantém o servidor, ou quem fez o runtime.'],
        server: ['Para códigos seus, use de 4000 a 4999.'],
      },
      whatWeDo:
        'Tratamos o código como desconhecido, com no máximo 10 tentativas, após 1 a 2 s, 2 a 4 s e assim por diante. O log diz uma vez como nos ensinar o código.',
      why: 'Um número sem significado não diz o que ajudaria; então tentamos por um tempo, sem insistir.',
      useWhen: 'Nunca envie um número fora da faixa de 1000 a 4999.',
    },
  },

  pairs: {
    '1000/1001': {
      introduction:
        'O 1000 e o 1001 encerram uma conexão com educação. O 1000 diz que o trabalho terminou; o 1001, que um dos lados precisa ir embora antes disso.',
      keyDifferences: [
        'O que acabou: no 1000, a própria sessão; no 1001, só esta conexão com este servidor.',
        'Voltar: depois do 1000 não se quer isso; depois do 1001, sim, pois outra instância já pode estar esperando.',
        'Navegadores: uma página pode passar 1000 a `close()`, mas não 1001, que o navegador envia sozinho quando se sai da página.',
        'Confiança: os servidores usam o 1000 com frequência demais: por ociosidade, no desligamento, até depois de falhar. O 1001 costuma querer dizer o que diz.',
        'O que fazemos: depois do 1000, paramos; depois do 1001, tentamos de novo após 0 a 1,2 s.',
      ],
      whenToUseWhich: [
        'Envie 1000 quando os dois lados tiverem terminado e o cliente não precisar voltar.',
        'Envie 1001 quando desligar, esvaziar uma instância ou encerrar uma conexão por tempo de vida ou inatividade, e o cliente precisar voltar. O Phoenix trocou o 1000 do broadcast “disconnect” pelo 1001 porque os clientes nunca voltavam.',
      ],
    },
    '1001/1012': {
      introduction:
        'O 1001 e o 1012 anunciam um fim planejado. O 1001 diz só que este lado vai embora; o 1012 acrescenta que o serviço está reiniciando e vai voltar.',
      keyDifferences: [
        'Promessa: o 1012 promete que o mesmo endereço logo vai responder de novo. O 1001 não promete nada; a próxima tentativa pode achar outra instância, ou ninguém.',
        'Quem envia: o 1012 é para servidores. O 1001 pode vir de qualquer lado, e os navegadores o enviam sempre que alguém sai da página.',
        'Na prática: a maioria dos servidores que dizem alguma coisa ao parar diz 1001. O 1012 vem do uvicorn, do Phoenix enquanto esvazia os sockets, e do Amazon API Gateway.',
        'Origem: o 1001 está na RFC 6455; o 1012 foi registrado depois, com o conselho de esperar de 5 a 30 s.',
        'O que fazemos: depois do 1001, a primeira tentativa vem após 0 a 1,2 s, pois outra instância provavelmente tem capacidade. Depois do 1012, vem quando a dica mandar, ou após 5 a 30 s, pois ninguém responde antes de a inicialização terminar.',
      ],
      whenToUseWhich: [
        'Envie 1001 quando os clientes tiverem de ir já para outro lugar: uma instância entre muitas sai do balanceador.',
        'Envie 1012 quando eles tiverem de esperar pelo mesmo lugar: um servidor só, ou um deploy que troca tudo.',
        'Com qualquer um dos dois, `retry-after-ms` no motivo diz exatamente quando.',
      ],
    },
    '1002/1007': {
      introduction:
        'O 1002 e o 1007 dizem que havia bytes errados, em dois níveis. O 1002 fala dos frames; o 1007, do que estava dentro deles.',
      keyDifferences: [
        'Nível: no 1002, a própria sequência de frames não fazia sentido. No 1007, os frames estavam bons, mas o texto neles não era UTF-8 válido.',
        'Onde está o bug: o 1002 aponta para uma biblioteca de WebSocket, um proxy ou uma extensão, código que você raramente escreve. O 1007 aponta para o código que montou a mensagem.',
        'Como aparece: o 1007 vem com certas mensagens; o 1002, com certos clientes, servidores e redes.',
        'Confiança: o 1007 quase sempre quer dizer o que diz. O 1002 também é enviado a conexões ociosas (Bandit), por quem não conhece um código, e pelo Chromium, para UTF-8 inválido.',
        'O que fazemos: depois do 1002, três tentativas; depois do 1007, nenhuma.',
      ],
      whenToUseWhich: [
        'Deixe os dois para a biblioteca de WebSocket, que confere os frames e, na maioria dos casos, o UTF-8 antes de o seu código ver qualquer coisa.',
        'Para uma mensagem que é texto válido e mesmo assim está errada, nenhum dos dois: envie 1008, ou um código seu.',
      ],
    },
    '1003/1007': {
      introduction:
        'O 1003 e o 1007 recusam uma mensagem. O 1003 recusa o tipo, seja qual for o conteúdo; o 1007 recusa o conteúdo, porque ele contradiz o tipo.',
      keyDifferences: [
        'Pergunta: o 1003 responde a “aceito binário aqui?”. O 1007 responde a “este texto é mesmo texto?”.',
        'Quem percebe: o 1003 é decidido pela aplicação; o 1007, pela biblioteca de WebSocket, que deveria conferir o UTF-8.',
        'Exemplo: um `ArrayBuffer` enviado a quem espera JSON é 1003. Uma mensagem de texto com um byte como 0xFF é 1007.',
        'A correção: depois do 1003, envie o outro tipo; depois do 1007, mantenha o tipo e corrija a codificação.',
        'O que fazemos: nos dois casos paramos, pois a mesma mensagem acabaria também com a próxima sessão.',
      ],
      whenToUseWhich: [
        'Envie 1003 quando a mensagem for de um tipo que este lado nunca aceita.',
        'Deixe o 1007 para a biblioteca, se ela verifica o UTF-8. Texto válido que não é JSON não é nenhum dos dois: envie 1008, ou um código seu.',
      ],
    },
    '1005/1006': {
      introduction:
        'O 1005 e o 1006 são criados pelo runtime do próprio cliente, para dizer o que faltou. No 1005, veio um frame Close sem código; no 1006, não veio frame Close nenhum.',
      keyDifferences: [
        'O que chegou: o 1005 é um handshake de fechamento completo, com um frame vazio. O 1006 é silêncio, uma conexão cortada ou um handshake que falhou.',
        '`wasClean`: `true` no 1005, `false` no 1006.',
        'Intenção: no 1005, alguém chamou `close()` e não deu motivo. No 1006, quase sempre ninguém queria fechar.',
        'Antes de abrir: uma conexão que nunca abriu acaba em 1006 (no Firefox, raramente em 1015), nunca em 1005.',
        'Onde olhar: no 1005, nas chamadas de `close()` do servidor; no 1006, na rede, nos proxies, nas falhas e no status HTTP do handshake.',
        'O que fazemos: depois de qualquer um dos dois, tentamos de novo após 0 a 1,2 s, se chegou a abrir. Se nunca abriu, começamos com 0,5 a 1 s e, depois de três tentativas assim, chamamos `reauthenticate`.',
      ],
      whenToUseWhich: [
        'Nenhum dos dois pode ser enviado.',
        'Para trocar o 1005 por algo útil, feche com um código. Para trocar o 1006, envie ao menos um frame Close: no desligamento e no tratamento de erros.',
      ],
    },
    '1006/1011': {
      introduction:
        'Um servidor que falha aparece como 1011 ou como 1006. No 1011, ele ainda conseguiu avisar; no 1006, ninguém disse nada, e a falha do servidor é só uma causa entre muitas.',
      keyDifferences: [
        'Origem: o 1011 foi enviado pelo servidor num frame Close. O 1006 é o nome que o cliente dá a não ter recebido nenhum.',
        'Certeza: o 1011 prova que um servidor, ou um gateway na frente dele, foi alcançado e desistiu: em geral porque algo falhou, às vezes por um ping sem resposta. Por trás do 1006 pode estar o servidor, um proxy, a rede, o TLS, ou um status HTTP que o navegador esconde.',
        'Frameworks: a mesma exceção num handler é 1011 com Cowboy, Jetty ou o websockets do Python, e 1006 com uvicorn, Tornado, ou com o `ws` quando o processo morre por causa dela.',
        'Onde olhar: depois do 1011, no log do servidor. Depois do 1006, primeiro se chegou a abrir, depois os timeouts dos proxies, depois o log.',
        'O que fazemos: depois do 1006, supomos que foi a rede e tentamos de novo após 0 a 1,2 s. Depois do 1011, supomos um bug, esperamos 2 a 4 s e desaceleramos para 30 s quando ele vira um crash loop.',
      ],
      whenToUseWhich: [
        'Envie 1011 enquanto o seu código ainda roda: um handler que trata os próprios erros e fecha com 1011 poupa a procura a todo mundo.',
        'O 1006 não pode ser enviado. Onde muitos clientes o informam, procure o que acaba com as conexões sem fechá-las.',
      ],
    },
    '1008/3000': {
      introduction:
        'O 1008 e o 3000 mandam um cliente embora. O 3000 diz que credenciais válidas ajudariam; o 1008 diz só que uma regra foi violada, e a falta de credenciais é só uma hipótese.',
      keyDifferences: [
        'Precisão: o 3000 quer dizer uma coisa só, como o HTTP 401. O 1008 cobre logins, limites, origens e requisições malformadas.',
        'Origem: o 1008 faz parte da RFC 6455, e toda biblioteca o tem. O 3000 é um registro na faixa das aplicações, que também uma página pode enviar.',
        'Colisões: o 1008 acumulou sentidos com o uso. O 3000 é outra coisa em alguns protocolos, como o Centrifugo.',
        'O que fazemos com `reauthenticate`: o mesmo depois dos dois, novas credenciais e mais uma tentativa.',
        'O que fazemos sem ela: depois do 3000, paramos na hora, pois nada mais pode ajudar. Depois do 1008, fazemos três tentativas lentas, pois pode ter sido só um limite.',
        'Dicas: `retry-after-ms` transforma o 1008 em nova tentativa; não salva um 3000 quando não há `reauthenticate`.',
      ],
      whenToUseWhich: [
        'Envie 3000 quando um token faltar, tiver expirado ou sido revogado.',
        'Envie 1008 para outras regras violadas, com a regra no motivo. Para requisições demais, 1013 com uma dica serve melhor ao cliente.',
      ],
    },
    '1011/1013': {
      introduction:
        'O 1011 e o 1013 dizem que o servidor não pôde atender você, e muitos clientes tratam os dois igual. A diferença está no que há de errado: no 1011, alguém precisa consertar o servidor; no 1013, não há nada a consertar, há só coisa demais ao mesmo tempo.',
      keyDifferences: [
        'Causa: o 1011 é um acidente, um bug ou uma dependência quebrada que atingiu esta conexão. O 1013 é a decisão de um servidor que funciona e se protege.',
        'Quem precisa agir: depois do 1011, alguém lê o log, corrige o bug e põe tratamento de erros em volta do processamento das mensagens. Depois do 1013, basta tempo; se persistir, alguém olha a capacidade.',
        'O que uma nova tentativa faz: depois do 1011, pode topar com o mesmo bug. Depois do 1013, soma-se à carga que o causou.',
        'Quem é atingido: o 1011 muitas vezes atinge um cliente só, cuja mensagem dispara o bug. O 1013 atinge quem chega.',
        'Em HTTP: o 1011 é 500; o 1013 é 503 com Retry-After.',
        'O que fazemos: depois do 1011, esperamos 2 a 4 s, depois mais, e a partir de 30 s num crash loop. Depois do 1013, seguimos a dica do servidor, senão vamos ao próximo endpoint, senão esperamos 0,5 a 1 s e depois mais, conforme a indisponibilidade se prolonga. Não desistimos em nenhum dos dois.',
      ],
      whenToUseWhich: [
        'Envie 1011 onde você captura o que não devia ter acontecido.',
        'Envie 1013 onde você decide quem entra, com `retry-after-ms` no motivo.',
        'Quando handlers falham porque o servidor está sobrecarregado, ainda é 1013. Chamado de 1011, ele faz as pessoas procurarem um bug que não existe, e nenhum cliente vai para outro endpoint.',
      ],
    },
    '1012/1013': {
      introduction:
        'O 1012 e o 1013 pedem que o cliente volte mais tarde. No 1012, o servidor vai embora e volta; no 1013, ele está lá o tempo todo e não tem lugar.',
      keyDifferences: [
        'Estado: no 1012, há um reinício em curso. No 1013, nada reinicia; o servidor está rodando e recusa clientes.',
        'Quanto dura: um reinício leva um tempo que se pode estimar. Uma sobrecarga dura até a carga cair, e os clientes que esperam fazem parte dela.',
        'Como esperar: depois do 1012, basta um momento sorteado num intervalo fixo, de 5 a 30 s segundo o registro. Depois do 1013, as esperas precisam crescer.',
        'Outro lugar: o 1013 pede que se tente outro endpoint do serviço. O 1012, não.',
        'Quem é atingido: o 1012 atinge todos de uma vez. O 1013 atinge quem chega, ou quem o servidor escolhe.',
        'O que fazemos: os dois seguem uma dica `retry-after-ms`. Sem ela, o 1012 espera de 5 a 30 s, cada vez que vem; o 1013 vai ao próximo endpoint, ou espera 0,5 a 1 s e depois mais, conforme a indisponibilidade se prolonga.',
      ],
      whenToUseWhich: [
        'Envie 1012 no desligamento de um deploy, com dicas que distribuem os clientes ao longo da inicialização.',
        'Envie 1013 quando um limite for atingido, com dicas que crescem com a fila.',
        'Uma instância que sai de vez enquanto outras ficam não é nenhum dos dois: envie 1001.',
      ],
    },
    '3000/3003': {
      introduction:
        'O 3000 e o 3003 negam o acesso. No 3000, a pergunta é quem você é; no 3003, isso já se sabe, e a resposta é não.',
      keyDifferences: [
        'Em HTTP: o 3000 é 401; o 3003 é 403.',
        'O que ajuda: depois do 3000, credenciais válidas, que um programa muitas vezes consegue sozinho. Depois do 3003, outras permissões, que uma pessoa precisa conceder.',
        'Voltar: depois do 3000, na hora, com o novo token. Depois do 3003, só quando algo tiver mudado.',
        'O que fazemos: depois do 3000, chamamos `reauthenticate` e tentamos de novo; depois do 3003, paramos.',
        'O que o usuário deve ver: depois do 3000, nada, ou uma página de login. Depois do 3003, o que lhe falta e a quem pedir.',
      ],
      whenToUseWhich: [
        'Envie 3000 quando nenhuma identidade válida vier com a conexão, ou quando ela expirar.',
        'Envie 3003 quando a identidade for válida, mas não tiver permissão para isto.',
        'Um servidor que responde a todo problema com 3000 faz os clientes renovarem tokens bons à toa.',
      ],
    },
  },

  dialectWords: {
    description: ({ dialect, code, phrase }) => `No dialeto \`${dialect}\`, ${code} significa “${phrase}”.`,
    secondhand: 'Sabemos disso por relatos de terceiros, não pela documentação do próprio serviço.',
    whenYouSeeIt: ({ dialect, code }) =>
      `Uma conexão que fala \`${dialect}\` acabou com ${code}. Em outro lugar, o número pode ter outro significado.`,
    useWhen: ({ dialect, code }) => `Envie ${code} só onde se fala \`${dialect}\`.`,
    advice: {
      done: 'A sessão acabou. Comece outra só se a aplicação quiser.',
      network: 'Em geral não há nada a corrigir. Se vem muito, olhe o seu heartbeat, os timeouts e a rede.',
      restart: 'Não há nada a corrigir: o serviço volta.',
      overload: 'Volte mais tarde e, se persistir, com menos conexões ou mensagens.',
      fault: 'O serviço falhou. Se vem sempre depois da mesma mensagem, segure essa mensagem e avise o serviço.',
      auth: 'Confira as credenciais e o que elas permitem.',
      'client-fault': 'Antes de voltar, corrija o que o cliente enviou, ou com que frequência.',
      unknown: 'Procure o código na documentação do serviço.',
    },
    stop: 'Paramos.',
    reauthenticate:
      'Obtemos novas credenciais com `reauthenticate` e tentamos de novo na hora. Se elas forem recusadas em menos de um minuto, ou se não houver `reauthenticate`, paramos.',
    retry([minMs, maxMs], attempts, grows) {
      const [min, max] = [minMs, maxMs].map((ms) => String(ms / 1000).replace('.', ','));
      const wait = maxMs === 0 ? 'na hora' : `após ${min} a ${max} s`;
      const limit = attempts === undefined ? '' : `, no máximo ${attempts} ${attempts === 1 ? 'vez' : 'vezes'}`;
      return `Tentamos de novo ${wait}${grows ? ', depois com esperas cada vez maiores' : ''}${limit}.`;
    },
    session: { resume: 'A sessão pode ser retomada.', new: 'É preciso começar uma nova sessão.' },
    basis: {
      documented: 'É o que o serviço documenta.',
      'client-code': 'O cliente do próprio serviço decide o mesmo.',
      inferred: 'É a nossa leitura: o serviço documenta o código, mas não o que um cliente deve fazer.',
    },
    reported: 'Segundo esses relatos, é o que o serviço documenta.',
    ourWaits: 'As esperas que ele não indica são nossas.',
    rule: (dialect) => `Com o dialeto \`${dialect}\`,`,
  },

  pairWords: {
    senders: {
      any: 'qualquer um dos lados',
      server: 'o servidor',
      client: 'o cliente',
      nobody: 'ninguém, pois não é permitido',
      agreed: 'qualquer lado, conforme o combinado',
    },
    sender: (a, bySender, b, byOther) => `Quem envia o ${a}: ${bySender}. Quem envia o ${b}: ${byOther}.`,
    sameSender: (by) => `Quem envia os dois: ${by}.`,
    after: (code) => `Depois do ${code},`,
    afterEither: 'Depois de qualquer um dos dois,',
  },
};
