import type { SampleCourse } from '../sample.ts';

export const business: SampleCourse[] = [
  {
    title: 'Accounting Basics: Reading the Three Statements',
    thumbnail: 'accounting-basics',
    summary:
      'Read a balance sheet, an income statement and a cash-flow statement, and see how one sale travels through all three.',
    description: `Accounting is the language in which companies tell their story. You do not have to write it fluently, but whoever runs a business, applies for a loan or buys a share should be able to **read** it.

We follow a small bicycle workshop through its first year. Every purchase, repair and invoice leaves its trace, and step by step you will see the three statements grow: what the workshop owns and owes, what it earned, and where the money went. Then you calculate a few ratios and learn which questions they raise.

The principles taught here are the same around the world; tax rules and formats differ by country and are left out on purpose. No previous knowledge is needed, only addition, subtraction and percentages.`,
    category: 'business',
    level: 'beginner',
    tags: ['accounting', 'finance', 'small-business'],
    language: 'en',
    skills: ['Double-entry thinking', 'Reading a balance sheet', 'Profit versus cash', 'Key ratios'],
    price: { amount: 29.99, currency: 'USD' },
    instructor: 'amara',
    status: 'published',
    publishedAt: '2025-07-22T17:05:00Z',
    audience: { learners: 7, stars: 4.1 },
    lessons: [
      {
        title: 'A workshop opens its doors',
        section: 'The balance sheet',
        durationSeconds: 480,
        preview: true,
        type: 'video',
      },
      {
        title: 'One equation holds it all together',
        section: 'The balance sheet',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `Everything in accounting rests on a single line:

> **Assets = Liabilities + Equity**

*Assets* are what the business owns or may claim: tools, stock, money in the bank, unpaid invoices to customers. *Liabilities* are what it owes to others: loans, unpaid bills from suppliers. *Equity* is the rest, which belongs to the owners.

Our workshop begins with 20,000 from its owner and a bank loan of 10,000. It holds 30,000 in cash, which is financed by 10,000 of debt and 20,000 of equity. The equation holds.

Now it buys tools for 12,000 in cash. Cash falls to 18,000 and tools rise to 12,000; the total stays at 30,000. Every event touches **at least two** places in such a way that the equation stays true. That is the whole idea of double-entry bookkeeping.`,
      },
      {
        title: 'Debit and credit without mystery',
        section: 'The balance sheet',
        durationSeconds: 300,
        type: 'article',
        content: `Bookkeepers record events in accounts with two sides. The left is called **debit**, the right **credit**. The words do not mean good and bad, nor plus and minus; they only mean left and right.

| Kind of account | Increases on the | Decreases on the |
| --- | --- | --- |
| Assets, expenses | debit side | credit side |
| Liabilities, equity, income | credit side | debit side |

The purchase of tools for 12,000 becomes: *debit Tools 12,000, credit Cash 12,000*. Each entry has equal totals on both sides, which lets you detect slips at once.

Why does your bank statement say "credit" when money arrives? It is written from the **bank's** point of view. Your balance is something the bank owes you, hence a liability in its books, and liabilities increase on the credit side.`,
      },
      {
        title: 'Check: the equation',
        section: 'The balance sheet',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'numeric',
              prompt: 'A company has assets of 85,000 and liabilities of 52,000. How large is its equity?',
              answer: 33000,
              hints: [{ text: 'Rearrange the equation: equity is what remains.', cost: 1 }],
            },
            {
              type: 'single',
              prompt: 'The workshop repays 2,000 of its loan from its bank account. What happens?',
              options: [
                { optionId: 'a', text: 'Assets and liabilities both fall by 2,000' },
                { optionId: 'b', text: 'Assets fall and equity falls by 2,000' },
                { optionId: 'c', text: 'Liabilities fall and equity rises by 2,000' },
              ],
              answer: 'a',
              explanation:
                'Cash, an asset, and the loan, a liability, fall by the same amount; equity is untouched.',
            },
            { type: 'true-false', prompt: '"Debit" always means that something decreases.', answer: false },
          ],
        },
      },
      {
        title: 'Earned is not the same as paid',
        section: 'Profit',
        durationSeconds: 300,
        type: 'article',
        content: `In March the workshop repairs forty bicycles for a school and sends an invoice for 3,200. The school pays in May. When did the workshop **earn** the money?

In March. Under *accrual accounting*, income belongs to the period in which the work is done, and expenses belong to the period that they helped. Otherwise March would look terrible and May splendid, although the work was done in March.

Until May, the 3,200 stands on the balance sheet as a *receivable*, a claim on the school. When the money arrives, the receivable turns into cash. Profit does not change a second time.

The **income statement** sums up one period: revenue, minus the cost of the parts used, gives gross profit; minus rent, wages, depreciation and interest gives the net profit, before or after taxes. The balance sheet is a photograph, and the income statement is the film between two photographs.`,
      },
      {
        title: 'Depreciation: spreading a cost over its life',
        section: 'Profit',
        durationSeconds: 300,
        type: 'article',
        content: `A machine for 9,000 will serve for about five years and can then be sold for 1,000. Charging all of it to the first year would be misleading, because the other four years use it as well.

**Straight-line depreciation** spreads the loss in value evenly:

> (cost − residual value) / years = (9,000 − 1,000) / 5 = **1,600 per year**

Each year, 1,600 appears as an expense in the income statement, and the machine's value in the balance sheet falls by the same amount: 7,400 after one year, 5,800 after two.

Notice what does *not* happen: no money leaves the bank in those years. It left on the day of the purchase. Depreciation is therefore one of the main reasons why profit and cash tell different stories, and you will meet it again in the cash-flow statement.`,
      },
      { title: 'From invoice to net profit', section: 'Profit', durationSeconds: 720, type: 'video' },
      {
        title: 'Check: profit',
        section: 'Profit',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'numeric',
              prompt:
                'A van costs 24,000, will be used for 6 years and can then be sold for 3,000. What is the straight-line depreciation per year?',
              answer: 3500,
              explanation: '(24,000 − 3,000) / 6 = 3,500.',
            },
            {
              type: 'true-false',
              prompt: "When a customer pays an invoice from last month, this month's profit increases.",
              answer: false,
              hints: [{ text: 'When was the income recorded?', cost: 1 }],
            },
            {
              type: 'text',
              prompt: 'What is an unpaid invoice to a customer called on the balance sheet? (one word)',
              answer: ['receivable', 'receivables'],
            },
          ],
        },
      },
      {
        title: 'The cash-flow statement, line by line',
        section: 'Cash and questions',
        durationSeconds: 660,
        type: 'video',
      },
      {
        title: 'Ratios are questions, not answers',
        section: 'Cash and questions',
        durationSeconds: 300,
        type: 'article',
        content: `A few divisions make companies of different size comparable:

- **Net margin** = net profit / revenue. What remains of each 100 earned?
- **Current ratio** = current assets / current liabilities. Can the bills of the next twelve months be paid? Below 1 is a reason to look closer.
- **Equity ratio** = equity / total assets. How much bad weather can it survive?
- **Days receivable** = receivables / yearly revenue × 365. How long do customers take to pay?

The workshop has revenue of 146,000 and receivables of 16,000. That makes 40 days. Is this bad? If the invoices say "payable within 14 days", yes. If the sector usually waits 60, no.

Compare a ratio with three things: last year, similar businesses and your own plan. Then ask **why** it moved. The division takes a second; the conversation it starts is the point.`,
      },
    ],
  },
  {
    title: 'Überzeugend präsentieren: klar, ruhig, auf den Punkt',
    thumbnail: 'convincing-presentations',
    summary:
      'Baue Vorträge, denen man gern zuhört: mit einer Kernaussage, schlichten Folien und einem guten Umgang mit Lampenfieber.',
    description: `Die meisten Vorträge scheitern nicht an der Stimme, sondern an der Vorbereitung: zu viele Themen, zu volle Folien, kein Schluss. Das lässt sich ändern, und zwar schneller, als viele glauben.

In diesem Kurs lernst du,

- deine Botschaft in **einem Satz** zu sagen,
- einen roten Faden zu spannen, dem andere mühelos folgen,
- Folien zu gestalten, die dich unterstützen, statt dich zu ersetzen,
- mit Nervosität, Pausen und schwierigen Fragen umzugehen.

Der Kurs richtet sich an alle, die im Beruf, im Studium oder im Verein vor Menschen sprechen. Du brauchst keine Vorkenntnisse, nur ein Thema, das dir am Herzen liegt. Nach jeder Lektion gibt es eine kurze Übung, die sich in zehn Minuten erledigen lässt.`,
    category: 'business',
    level: 'all',
    tags: ['presentations', 'communication', 'public-speaking', 'slides'],
    language: 'de',
    skills: ['Kernaussage formulieren', 'Vorträge gliedern', 'Folien gestalten', 'Mit Lampenfieber umgehen'],
    price: { amount: 19.9, currency: 'EUR' },
    instructor: 'ingrid',
    status: 'published',
    publishedAt: '2026-05-06T06:50:00Z',
    audience: { learners: 2, stars: 4.3 },
    lessons: [
      {
        title: 'Warum wir Vorträge vergessen',
        section: 'Vom Thema zur Botschaft',
        durationSeconds: 420,
        preview: true,
        type: 'video',
      },
      {
        title: 'Der eine Satz, der bleiben soll',
        section: 'Vom Thema zur Botschaft',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `Stell dir vor, jemand verlässt deinen Vortrag und trifft auf dem Flur eine Kollegin. „Worum ging es?“, fragt sie. Was soll die Antwort sein? Genau dieser Satz ist deine **Kernaussage**.

„Unsere Fahrradstellplätze“ ist ein Thema, aber keine Aussage. Besser: „Mit zwölf überdachten Stellplätzen sparen wir uns den Bau eines teuren Parkdecks.“ Man kann zustimmen, widersprechen oder nachfragen, und das ist ein gutes Zeichen.

Prüfe deinen Satz mit drei Fragen:

1. Versteht ihn jemand, der **nicht vom Fach** ist?
2. Geht er das Publikum etwas an?
3. Enthält er ein Verb, das etwas behauptet oder fordert?

Schreibe ihn oben auf ein Blatt. Alles, was ihn weder erklärt noch belegt, darf später wegfallen, so schön es auch sein mag.`,
      },
      {
        title: 'Wer sitzt da eigentlich?',
        section: 'Vom Thema zur Botschaft',
        durationSeconds: 300,
        type: 'article',
        content: `Derselbe Inhalt braucht vor der Geschäftsführung einen anderen Aufbau als vor der Werkstatt. Bevor du gliederst, beantworte für dein Publikum vier Fragen:

- **Vorwissen:** Was ist schon bekannt, welche Begriffe muss ich erklären?
- **Interesse:** Was haben diese Menschen davon, zuzuhören?
- **Bedenken:** Welcher Einwand liegt ihnen auf der Zunge?
- **Handlung:** Was sollen sie danach tun oder entscheiden?

Die dritte Frage wird am häufigsten übergangen. Sprich den wichtigsten Einwand selbst an, möglichst früh: „Sie fragen sich vermutlich, ob das nicht zu teuer ist.“ Damit zeigst du, dass du mitgedacht hast, und der Kopf der Zuhörenden wird frei für deine Argumente.

Wenn du die Antworten nicht kennst, ruf vorher zwei Personen an, die dabei sein werden. Fünf Minuten genügen.`,
      },
      {
        title: 'Kurz geprüft: Botschaft und Publikum',
        section: 'Vom Thema zur Botschaft',
        durationSeconds: 240,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: 'Welcher Satz taugt als Kernaussage?',
              options: [
                { optionId: 'a', text: 'Unser neues Lagerkonzept' },
                { optionId: 'b', text: 'Ein Überblick über das dritte Quartal' },
                { optionId: 'c', text: 'Mit festen Lieferzeiten sinken unsere Lagerkosten um ein Fünftel' },
              ],
              answer: 'c',
              explanation: 'Nur dieser Satz behauptet etwas, dem man zustimmen oder widersprechen kann.',
            },
            {
              type: 'true-false',
              prompt: 'Den wichtigsten Einwand des Publikums sollte man möglichst verschweigen.',
              answer: false,
            },
            {
              type: 'multiple',
              prompt: 'Was gehört zur Vorbereitung auf das Publikum?',
              options: [
                { optionId: 'a', text: 'Das Vorwissen einschätzen' },
                { optionId: 'b', text: 'Die gewünschte Handlung festlegen' },
                { optionId: 'c', text: 'Möglichst viele Folien sammeln' },
              ],
              answer: ['a', 'b'],
            },
          ],
        },
      },
      {
        title: 'Ein roter Faden aus drei Teilen',
        section: 'Aufbau und Folien',
        durationSeconds: 300,
        type: 'article',
        content: `Für kurze Vorträge hat sich ein einfacher Bogen bewährt:

1. **Lage:** Wo stehen wir? Damit sind alle einverstanden.
2. **Störung:** Was stimmt daran nicht, was hat sich geändert?
3. **Lösung:** Was schlage ich vor, und was bringt es?

So beginnt jede gute Geschichte: Es war ruhig, dann geschah etwas, nun muss jemand handeln. Ein Beispiel: „Wir liefern seit Jahren pünktlich. Seit Mai kommt jedes fünfte Paket zu spät. Ein zweiter Abholtermin würde die meisten Verspätungen verhindern.“

Zwischen den Teilen helfen kleine **Wegweiser**: „So viel zur Lage. Was hat sich geändert?“ Wer kurz abgelenkt war, findet damit zurück.

Beginne nicht mit der Tagesordnung, sondern mit einer Zahl, einer Frage oder einer Szene. Und lerne den letzten Satz auswendig, denn er bleibt am längsten haften.`,
      },
      {
        title: 'Vorher und nachher: fünf Folien werden besser',
        section: 'Aufbau und Folien',
        durationSeconds: 600,
        type: 'video',
      },
      {
        title: 'Folien, die dich nicht überflüssig machen',
        section: 'Aufbau und Folien',
        durationSeconds: 300,
        type: 'article',
        content: `Menschen können nicht gleichzeitig lesen und zuhören. Steht viel Text auf der Folie, lesen sie, und du sprichst ins Leere.

Einige Regeln, die fast immer stimmen:

- **Eine Aussage pro Folie.** Schreibe sie als ganzen Satz in die Überschrift: „Jedes fünfte Paket kommt zu spät“ statt „Lieferstatistik“.
- **Große Schrift.** Mindestens 24 Punkt, lieber mehr. Was kleiner wäre, gehört ins Handout.
- **Ein Diagramm, eine Farbe.** Hebe den Balken hervor, über den du sprichst, und färbe die übrigen grau.
- **Leere Flächen sind erlaubt.** Sie lenken den Blick.

Drücke während einer Geschichte die Taste B: In vielen Programmen wird der Bildschirm dann schwarz, und alle schauen wieder dich an.

Ausführliche Unterlagen sind etwas anderes als Folien. Wenn beides gebraucht wird, erstelle zwei Dateien.`,
      },
      {
        title: 'Kurz geprüft: Aufbau und Folien',
        section: 'Aufbau und Folien',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'text',
              prompt: 'Wie heißt der mittlere der drei Teile Lage, ___ und Lösung?',
              answer: ['Störung', 'die Störung'],
              hints: [{ text: 'Etwas stimmt nicht mehr.', cost: 1 }],
            },
            {
              type: 'true-false',
              prompt: 'Eine Folienüberschrift darf ein ganzer Satz sein.',
              answer: true,
              explanation: 'Eine Aussage als Überschrift sagt dem Publikum sofort, worauf es achten soll.',
            },
          ],
        },
      },
      {
        title: 'Lampenfieber ist Treibstoff',
        section: 'Auftreten',
        durationSeconds: 300,
        type: 'article',
        content: `Herzklopfen, trockener Mund, kalte Hände: Dein Körper stellt Energie bereit. Das geht fast allen so, auch geübten Rednerinnen und Rednern. Ziel ist nicht, die Aufregung loszuwerden, sondern sie zu nutzen.

Was nachweislich oder erfahrungsgemäß hilft:

- **Laut üben**, im Stehen und mit Uhr. Leises Durchlesen zählt nicht.
- **Langsam ausatmen.** Wer länger aus- als einatmet, wird ruhiger.
- **Umdeuten:** Sag dir „Ich bin gespannt“ statt „Ich muss mich beruhigen“.
- **Die ersten drei Sätze auswendig können.** Danach läuft es meist von selbst.

Such dir zu Beginn ein freundliches Gesicht und sprich einen ganzen Satz lang mit dieser Person, dann mit der nächsten.

Wenn du den Faden verlierst, mach eine Pause und trink einen Schluck. Drei Sekunden Stille kommen nur dir lang vor; auf andere wirken sie souverän.`,
      },
      {
        title: 'Auf schwierige Fragen ruhig antworten',
        section: 'Auftreten',
        durationSeconds: 660,
        type: 'video',
      },
      { title: 'Checkliste für den Vortragstag', section: 'Auftreten', durationSeconds: 420, type: 'file' },
    ],
  },
  {
    title: 'Ouvrir son Café : les chiffres d’abord',
    thumbnail: 'opening-a-cafe',
    summary:
      'Prix de revient, seuil de rentabilité, trésorerie : préparez l’ouverture d’un petit café avec des calculs simples et honnêtes.',
    description: `L’odeur du café, la terrasse, les habitués : le rêve est beau. Pour qu’il dure, il faut quelques chiffres, et ils tiennent sur une feuille.

Dans ce cours, vous préparez pas à pas le projet d’un petit café de quartier. Vous apprendrez à

- calculer ce que coûte **vraiment** une tasse,
- trouver le nombre de clients nécessaires pour ne pas perdre d’argent,
- prévoir les mois difficiles avant qu’ils n’arrivent,
- fixer des prix que vous saurez défendre.

Aucune connaissance en comptabilité n’est demandée : une calculatrice suffit. Les exemples sont donnés hors taxes, car les règles fiscales changent d’un pays à l’autre. Le nombre de places est limité, parce que chaque prévisionnel est relu personnellement.`,
    category: 'business',
    level: 'beginner',
    tags: ['entrepreneurship', 'finance', 'small-business', 'hospitality'],
    language: 'fr',
    skills: [
      'Calculer un prix de revient',
      'Trouver le seuil de rentabilité',
      'Prévoir la trésorerie',
      'Fixer ses prix',
    ],
    price: { amount: 35, currency: 'EUR' },
    capacity: 60,
    instructor: 'lucia',
    coInstructors: ['amara'],
    status: 'published',
    publishedAt: '2026-07-01T09:35:00Z',
    audience: { learners: 3, stars: 4.2 },
    lessons: [
      {
        title: 'Une journée derrière le comptoir',
        section: 'Ce que coûte une tasse',
        durationSeconds: 480,
        preview: true,
        type: 'video',
      },
      {
        title: 'Coûts fixes, coûts variables',
        section: 'Ce que coûte une tasse',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `Avant tout calcul, séparez vos dépenses en deux familles.

Les **coûts fixes** tombent chaque mois, même si personne ne pousse la porte : loyer, assurance, salaires, abonnement internet, remboursement du prêt.

Les **coûts variables** augmentent avec chaque vente : grains, lait, sucre, gobelets, commission sur les paiements par carte.

Pourquoi cette distinction ? Parce que les deux familles ne se soignent pas de la même façon. Un coût variable se réduit *par tasse*, en négociant avec le torréfacteur ou en jetant moins de lait. Un coût fixe se réduit *par décision* : un local plus petit, des horaires plus courts.

Certaines dépenses se trouvent entre les deux, comme l’électricité. Regardez alors ce qui changerait si vous serviez cent cafés de plus : si la facture bouge à peine, classez-la parmi les coûts fixes.`,
      },
      {
        title: 'Le coût matière d’un cappuccino',
        section: 'Ce que coûte une tasse',
        durationSeconds: 300,
        type: 'article',
        content: `Prenons une recette simple et comptons tout, même les petites choses :

| Élément | Calcul | Coût |
| --- | --- | --- |
| Café, 9 g | 22 € le kilo | 0,20 € |
| Lait, 15 cl | 1,20 € le litre | 0,18 € |
| Sucre, serviette | forfait | 0,05 € |
| Pertes | environ 10 % | 0,04 € |
| **Total** | | **0,47 €** |

Vendu 3,20 € hors taxes, ce cappuccino laisse 3,20 − 0,47 = **2,73 €**. Ce reste s’appelle la *marge sur coût variable*. Attention, ce n’est pas encore un bénéfice : il doit d’abord payer le loyer, les salaires et la machine.

Refaites ce calcul pour vos cinq meilleures ventes, et chaque fois qu’un fournisseur change ses prix. Vous découvrirez souvent que la boisson la plus chère n’est pas celle qui rapporte le plus.`,
      },
      {
        title: 'Vérifiez : les coûts',
        section: 'Ce que coûte une tasse',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'multiple',
              prompt: 'Lesquelles de ces dépenses sont des coûts variables ?',
              options: [
                { optionId: 'a', text: 'Le lait' },
                { optionId: 'b', text: 'Le loyer' },
                { optionId: 'c', text: 'Les gobelets' },
                { optionId: 'd', text: 'L’assurance' },
              ],
              answer: ['a', 'c'],
              hints: [{ text: 'Lesquelles disparaissent si personne ne vient ?', cost: 1 }],
            },
            {
              type: 'numeric',
              prompt:
                'Un thé est vendu 2,80 € hors taxes et coûte 0,30 € en produits. Quelle est la marge sur coût variable, en euros ?',
              answer: 2.5,
              tolerance: 0.001,
            },
            {
              type: 'true-false',
              prompt:
                'La marge sur coût variable d’une boisson est un bénéfice que l’on peut dépenser librement.',
              answer: false,
              explanation: 'Elle doit d’abord couvrir les coûts fixes ; le bénéfice commence ensuite.',
            },
          ],
        },
      },
      {
        title: 'Observer une rue et compter les passants',
        section: 'Combien de clients ?',
        durationSeconds: 600,
        type: 'video',
      },
      {
        title: 'Le seuil de rentabilité',
        section: 'Combien de clients ?',
        durationSeconds: 300,
        type: 'article',
        content: `Le **seuil de rentabilité** est le point où l’on ne gagne ni ne perd d’argent. Il se calcule en une division :

> coûts fixes ÷ marge par client

Supposons 7 800 € de coûts fixes par mois. Un client dépense en moyenne 5,00 € hors taxes, et les produits qu’il consomme coûtent 1,00 €. Chaque client laisse donc 4,00 € de marge.

7 800 ÷ 4 = **1 950 clients par mois**. Avec 26 jours d’ouverture, cela fait 75 clients par jour. Voilà un chiffre que l’on peut vérifier : combien de personnes passent devant le local, et combien entreraient ?

Si le résultat paraît hors de portée, trois leviers existent : baisser les coûts fixes, augmenter le panier moyen (une pâtisserie avec le café) ou améliorer la marge. Essayez chacun d’eux avant de signer le bail.`,
      },
      {
        title: 'Fixer ses prix sans avoir peur',
        section: 'Combien de clients ?',
        durationSeconds: 300,
        type: 'article',
        content: `Beaucoup de débutants copient les prix du voisin, puis enlèvent dix centimes. C’est risqué : vous ne connaissez ni son loyer ni son banquier.

Un bon prix se trouve entre deux bornes. En bas, le **prix de revient complet**, qui comprend une part des coûts fixes. En haut, la **valeur** que le client y voit : une chaise confortable, un sourire, un café vraiment bon.

Que se passe-t-il si vous passez de 3,00 € à 3,30 €, soit 10 % de plus ? Avec un coût variable de 0,50 €, la marge monte de 2,50 € à 2,80 €, donc de 12 %. Vous pourriez perdre jusqu’à un dixième des ventes environ sans gagner moins : 250 ÷ 2,80 ≈ 89 tasses rapportent autant que 100 auparavant.

Annoncez une hausse simplement, une fois par an, et expliquez-la.`,
      },
      {
        title: 'Vérifiez : seuil et prix',
        section: 'Combien de clients ?',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'numeric',
              prompt:
                'Coûts fixes : 6 000 € par mois. Marge moyenne par client : 3 €. Combien de clients faut-il par mois pour atteindre le seuil de rentabilité ?',
              answer: 2000,
              points: 2,
              hints: [{ text: 'Une seule division suffit.', cost: 1 }],
            },
            {
              type: 'single',
              prompt: 'Vous réduisez le loyer sans changer les prix. Que devient le seuil de rentabilité ?',
              options: [
                { optionId: 'a', text: 'Il monte' },
                { optionId: 'b', text: 'Il baisse' },
                { optionId: 'c', text: 'Il ne change pas' },
              ],
              answer: 'b',
              explanation: 'Les coûts fixes diminuent, donc il faut moins de clients pour les couvrir.',
            },
            {
              type: 'text',
              prompt:
                'Comment appelle-t-on le montant moyen dépensé par un client à chaque visite ? (deux mots)',
              answer: ['panier moyen', 'le panier moyen'],
            },
          ],
        },
      },
      {
        title: 'La trésorerie, mois par mois',
        section: 'Tenir la première année',
        durationSeconds: 300,
        type: 'article',
        content: `Un café peut être rentable et pourtant fermer, faute d’argent **au bon moment**. La machine se paie à la livraison, la caution du local avant l’ouverture, et les clients n’arrivent que peu à peu.

Dessinez un tableau de douze colonnes, une par mois. Pour chacune :

1. le solde au début du mois ;
2. les encaissements, avec un démarrage prudent (40 %, puis 60 %, puis 80 % de l’objectif) ;
3. les paiements, inscrits au mois où ils **partent** du compte ;
4. le solde à la fin, qui devient le début du mois suivant.

Cherchez le mois où le solde est le plus bas. S’il est négatif, c’est à peu près la somme qui manque à votre financement ; ajoutez une réserve, car les travaux durent toujours plus longtemps que prévu.

Mettez ce tableau à jour chaque mois avec les chiffres réels.`,
      },
      {
        title: 'Modèle de prévisionnel à remplir',
        section: 'Tenir la première année',
        durationSeconds: 600,
        type: 'file',
      },
    ],
  },
  {
    title: 'Project Management for Calm Teams',
    thumbnail: 'calm-project-management',
    summary:
      'Plan, estimate and deliver with less stress: small batches, visible work, honest forecasts and meetings worth attending.',
    description: `Projects rarely fail because people work too little. They fail because too much is begun, too little is finished, and nobody dares to say so. This course collects the practices that keep a team **calm and reliable**, whichever method it officially follows.

You will cut large wishes into small, useful pieces, make the work visible, estimate in ranges instead of wishful dates, and understand why limiting work in progress makes everything faster. You will also learn to find the critical path, talk about risks before they hurt, and lead retrospectives that change something.

The course is meant for team leads, project managers and people who suddenly became one. Examples range from software to the move of a public library. A team you can try things out with is helpful.`,
    category: 'business',
    level: 'intermediate',
    tags: ['project-management', 'kanban', 'planning', 'teamwork'],
    language: 'en',
    skills: [
      'Breaking down work',
      'Estimating with ranges',
      'Limiting work in progress',
      'Running retrospectives',
    ],
    price: { amount: 5200, currency: 'JPY' },
    instructor: 'kenji',
    coInstructors: ['omar'],
    status: 'published',
    publishedAt: '2026-09-08T02:15:00Z',
    lessons: [
      {
        title: 'The library that moved in a weekend',
        section: 'Planning that survives contact',
        durationSeconds: 540,
        preview: true,
        type: 'video',
      },
      {
        title: 'Slice the cake, not the layers',
        section: 'Planning that survives contact',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `A large goal can be cut in two ways. Cutting by **layers** gives "all the databases", "all the screens", "all the training"; nothing is usable until the last layer is done. Cutting by **slices** gives thin but complete pieces, each of which somebody can use.

For a library's new lending system, slices could be:

1. Staff can lend and take back one book.
2. Readers can see their own loans.
3. Readers can renew loans.
4. Reminders are sent by e-mail.

After the first slice you already learn whether the scanners work and whether the staff understand the screen. If money runs out after the third, you have a smaller system rather than half of one.

A good slice takes days rather than months, has a clear owner, and its usefulness can be explained in **one sentence** to somebody outside the team.`,
      },
      {
        title: 'Estimates are ranges',
        section: 'Planning that survives contact',
        durationSeconds: 300,
        type: 'article',
        content: `"When will it be done?" A single date hides what you do not know. Give three figures instead: optimistic (*O*), most likely (*M*) and pessimistic (*P*). A customary weighted mean is

> (O + 4 × M + P) / 6

For a task with 2, 4 and 12 days this gives (2 + 16 + 12) / 6 = **5 days**, a day more than the most likely value. That is typical, since delays have no upper limit whereas good luck does.

Adding most-likely values for twenty tasks therefore promises too much. Say rather: "We will probably finish between the 10th and the 24th, and I can narrow this down after the second slice."

Better still, look back. If similar pieces took between three and nine days in the past, the next one probably will, too, whatever anybody's optimism says this morning.`,
      },
      {
        title: 'Check: slices and estimates',
        section: 'Planning that survives contact',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'numeric',
              prompt:
                'Optimistic 3 days, most likely 6 days, pessimistic 15 days. What is the weighted mean in days?',
              answer: 7,
              hints: [{ text: 'The most likely value counts four times.', cost: 1 }],
              explanation: '(3 + 24 + 15) / 6 = 42 / 6 = 7.',
            },
            {
              type: 'single',
              prompt: 'Which piece of work is a slice rather than a layer?',
              options: [
                { optionId: 'a', text: 'Design all tables of the database' },
                { optionId: 'b', text: 'Write the texts for every screen' },
                { optionId: 'c', text: 'A reader can renew one loan' },
                { optionId: 'd', text: 'Choose the colours' },
              ],
              answer: 'c',
            },
            {
              type: 'true-false',
              prompt: 'The sum of the most likely durations is usually a safe promise.',
              answer: false,
            },
          ],
        },
      },
      {
        title: 'Stop starting, start finishing',
        section: 'Keeping work flowing',
        durationSeconds: 300,
        type: 'article',
        content: `A team of four has twelve tasks in progress. Everybody is busy, yet nothing gets done. Why?

**Little's law** connects three averages of a stable system:

> work in progress = throughput × lead time

If three tasks are finished per week, each takes 12 / 3 = **4 weeks** from start to end. Halve the work in progress to six, and with the same throughput the lead time becomes two weeks. Nobody works faster; tasks simply wait less.

In practice throughput often rises, too, because people switch less between half-finished things.

So put a limit on each column of your board. When "in review" is full, no new work enters it; someone helps with a review instead. The limit feels wrong for a week. Then the first customers remark that things come back quickly.`,
      },
      {
        title: 'Reading a cumulative flow diagram',
        section: 'Keeping work flowing',
        durationSeconds: 720,
        type: 'video',
      },
      {
        title: 'The critical path',
        section: 'Keeping work flowing',
        durationSeconds: 300,
        type: 'article',
        content: `Some tasks must wait for others. The **critical path** is the longest chain of dependent tasks, and its length is the shortest possible duration of the whole project.

Moving the library:

| Task | Days | Needs |
| --- | --- | --- |
| A. Pack books | 4 | – |
| B. Paint new rooms | 3 | – |
| C. Build shelves | 5 | B |
| D. Move and unpack | 2 | A, C |

There are two chains: A–D takes 6 days and B–C–D takes 10. The second is critical, so the move needs at least **10 days**. Packing could begin four days late without harm; this leeway is called *slack*.

A day lost on the critical path is a day lost for the project. Check daily that its current task has everything it needs, and let the others breathe.`,
      },
      {
        title: 'Check: flow and dependencies',
        section: 'Keeping work flowing',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'numeric',
              prompt:
                'On average, 20 tickets are in progress and 5 are finished per week. How many weeks does a ticket take on average?',
              answer: 4,
              explanation: 'Lead time = work in progress / throughput = 20 / 5.',
            },
            {
              type: 'text',
              prompt: 'What is the leeway of a task that is not on the critical path called?',
              answer: ['slack', 'float', 'total float'],
            },
            {
              type: 'multiple',
              prompt: 'In the library example, building the shelves (C) takes two days longer. What follows?',
              options: [
                { optionId: 'a', text: 'The whole move takes two days longer' },
                { optionId: 'b', text: 'Packing the books (A) gains two days of slack' },
                { optionId: 'c', text: 'The critical path becomes shorter' },
              ],
              answer: ['a', 'b'],
              hints: [{ text: 'Compare the other chains with the new total.', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'Retrospectives that change something',
        section: 'People and promises',
        durationSeconds: 300,
        type: 'article',
        content: `A retrospective is a regular look back with one aim: to work a little better next time. Many degenerate into complaining, or into a list of twenty intentions that nobody remembers.

A simple form for 45 minutes:

1. **Facts** (10 min): What happened? Everybody adds events to a timeline.
2. **Feelings** (10 min): Where did we have energy, where did we lose it?
3. **Causes** (15 min): Choose *one* topic and ask what made it likely.
4. **Experiment** (10 min): Agree on one change, one owner and a date for checking.

Begin the next retrospective with the result of that experiment. If it did not help, drop it without regret.

What is said stays in the room, and nobody is blamed. Assume that all did their best with what they knew at the time, for otherwise you will soon hear only what is harmless.`,
      },
      {
        title: 'Saying no, and other kind words',
        section: 'People and promises',
        durationSeconds: 600,
        type: 'video',
      },
      {
        title: 'Templates: board, risk list and retrospective',
        section: 'People and promises',
        durationSeconds: 480,
        status: 'draft',
        type: 'file',
      },
    ],
  },
  {
    title: 'Negotiation for People Who Dislike Haggling',
    thumbnail: 'gentle-negotiation',
    summary:
      'Prepare well, listen closely and find agreements that both sides still like a year later, without tricks or bluster.',
    description: `You negotiate more often than you think: about salaries, deadlines, rent, holidays and who does the washing-up. If you dislike it, the reason may be that you picture a fight. Good negotiating looks more like **solving a puzzle together** while keeping an eye on your own needs.

This free course shows you how to prepare in half an hour, how to discover what the other side really wants, when to name a number first, and how to stay friendly and firm under pressure. Short role plays let you practise with a friend or colleague.

It is meant for employees, freelancers, buyers, tenants and everybody who has ever said yes too quickly. The ideas work in any culture, although manners differ, and we talk about that, too.`,
    category: 'business',
    level: 'all',
    tags: ['negotiation', 'communication', 'soft-skills'],
    language: 'en',
    skills: ['Preparing alternatives', 'Finding interests', 'Making first offers', 'Handling pressure'],
    price: null,
    instructor: 'omar',
    status: 'published',
    publishedAt: '2026-03-10T20:20:00Z',
    audience: { learners: 3, stars: 4.1 },
    lessons: [
      {
        title: 'Two sisters and one orange',
        section: 'Before you sit down',
        durationSeconds: 480,
        preview: true,
        type: 'video',
      },
      {
        title: 'Know your best alternative',
        section: 'Before you sit down',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `What will you do if there is **no agreement**? Your answer is called the BATNA, the *best alternative to a negotiated agreement*, a term coined by Roger Fisher and William Ury. It is the measure of every offer: accept what is better, decline what is worse.

You want to rent a studio. The best other one available costs 700 a month but is further away, which is worth 50 to you. So you should pay at most 750 here; this limit is your **reservation price**.

Two consequences:

- The strength of your position lies less in your voice than in your alternative. Improve it *before* you negotiate: get a second quote, apply for a second job.
- Estimate the other side's alternative as well. A landlord whose studio has been empty for three months sees the world differently from one with ten applicants.

Write your limit down, since moods change in the room.`,
      },
      {
        title: 'Positions and interests',
        section: 'Before you sit down',
        durationSeconds: 300,
        type: 'article',
        content: `A **position** is what somebody demands; an **interest** is why. Positions often exclude each other, interests less so.

"I need this on Friday." – "Impossible before Wednesday." Two positions, and it looks as though one must lose. Ask *why* and *what for*: the customer wants to show something to her board on Friday; the developer needs until Wednesday to test the payments. A version for demonstration, without real payments, can be ready on Thursday. Both interests are met.

Good questions are open and calm:

- "What would Friday make possible for you?"
- "Which part of this matters most?"
- "What would be a problem about my suggestion?"

List the interests of both sides before the meeting, then rank them. Wherever the two rankings **differ**, a trade is possible that costs one side little and gives the other a lot.`,
      },
      {
        title: 'Check: preparation',
        section: 'Before you sit down',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'text',
              prompt: 'Which abbreviation stands for the best alternative to a negotiated agreement?',
              answer: ['BATNA'],
            },
            {
              type: 'single',
              prompt:
                '"I want the corner office because I need quiet for phone calls." Which part is the interest?',
              options: [
                { optionId: 'a', text: 'The corner office' },
                { optionId: 'b', text: 'Quiet for phone calls' },
                { optionId: 'c', text: 'Neither' },
              ],
              answer: 'b',
              hints: [{ text: 'The interest is the reason behind the demand.', cost: 1 }],
            },
            {
              type: 'true-false',
              prompt: 'It makes sense to improve your alternatives before the negotiation begins.',
              answer: true,
            },
          ],
        },
      },
      {
        title: 'The zone of possible agreement',
        section: 'At the table',
        durationSeconds: 300,
        type: 'article',
        content: `A seller would accept 800 or more for a used cargo bike. A buyer would pay up to 950. Every price between 800 and 950 is better for both than no deal. This span of 150 is the **zone of possible agreement**, or ZOPA.

Neither knows the other's limit, so two tasks go on at the same time: finding out whether a zone exists, and agreeing on a point within it.

If the buyer's limit were 750, there would be no zone as far as money alone is concerned. Then, either walk away politely or *add something*: delivery, a child seat, payment today instead of next month. New items may create a zone where price alone had none.

The limit is not the goal, however. Set a **target** as well, ambitious and justified. People who know only their limit tend to be satisfied as soon as they reach it.`,
      },
      {
        title: 'Should you name the first number?',
        section: 'At the table',
        durationSeconds: 720,
        type: 'video',
      },
      {
        title: 'Anchors and good reasons',
        section: 'At the table',
        durationSeconds: 300,
        type: 'article',
        content: `The first number on the table pulls the discussion towards itself, even if everybody knows that it was chosen to do so. Psychologists call this **anchoring**.

When you are well informed, making the first offer is often an advantage. Make it ambitious, but support it with a *standard* that the other side can check: market prices, the cost of parts, last year's contract. A number with a reason is discussed; a number without one is merely rejected.

When you know little, ask and listen first. If you are then faced with an extreme anchor, do not haggle about it, since every counter-offer close to it accepts it as a starting point. Say instead: "We are very far apart. Could you show me how you arrived at that?" Then present your own figure with its reasons.

Concede in **shrinking steps**, and ask for something in return each time.`,
      },
      {
        title: 'Check: numbers',
        section: 'At the table',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'numeric',
              prompt:
                'A seller accepts 1,200 or more, and a buyer pays at most 1,450. How wide is the zone of possible agreement?',
              answer: 250,
            },
            {
              type: 'multiple',
              prompt: 'What is good advice when you are faced with an extreme first offer?',
              options: [
                { optionId: 'a', text: 'Ask how the number was arrived at' },
                { optionId: 'b', text: 'Make a counter-offer very close to it' },
                { optionId: 'c', text: 'Present your own figure with reasons' },
                { optionId: 'd', text: 'Leave the room without a word' },
              ],
              answer: ['a', 'c'],
              hints: [{ text: 'Do not let the anchor become the starting point.', cost: 1 }],
            },
            {
              type: 'single',
              prompt:
                'The seller wants at least 500, and the buyer pays at most 450. What could still make an agreement possible?',
              options: [
                { optionId: 'a', text: 'Repeating the same prices more loudly' },
                { optionId: 'b', text: 'Adding another item, such as delivery or a later payment' },
                { optionId: 'c', text: 'Nothing at all' },
              ],
              answer: 'b',
              points: 2,
              explanation:
                'Items that are worth more to one side than they cost the other can create a zone.',
            },
          ],
        },
      },
      {
        title: 'Firm on the matter, kind to the person',
        section: 'When it gets difficult',
        durationSeconds: 300,
        type: 'article',
        content: `Pressure takes many forms: "Take it or leave it", a deadline out of nowhere, silence, a joke at your expense. You need not repay it in kind.

Three steps help nearly always:

1. **Pause.** Nobody can force you to reply within two seconds. "Let me think about that for a moment" is a complete sentence.
2. **Name what you see**, without blame. "The deadline is new to me. What has changed?"
3. **Return to interests and standards.** "I would like to find a price that both of us can explain at home."

If the behaviour goes on, make the *process* the subject: "I would rather continue tomorrow, when we both have the figures."

And check any agreement against your alternative before you shake hands. A friendly no keeps the door open; a reluctant yes is paid for later.`,
      },
      {
        title: 'Role play: asking for a raise',
        section: 'When it gets difficult',
        durationSeconds: 540,
        status: 'draft',
        type: 'video',
      },
    ],
  },
];
