"""Words that tell a name from another word with a capital: written by hand, short, easy to extend.

They hold common names, nobody in particular. A first name that is also an ordinary word at the
beginning of a sentence (Wil, Mei, Storm) is left out: it would find more wrong than right.
"""

# ruff: noqa: SIM905 - words to read, not lists to look at

FIRST_NAMES = frozenset(
    """
    Aart Abdel Abdelkader Abdellah Abdi Abdirahman Abdul Abdullah Abel Achmed Ada Adam Adela Adem
    Adil Adnan Adriaan Adrian Adriana Agnes Agnieszka Ahmad Ahmed Ahmet Aicha Aisha Albert
    Alejandro Aleksandra Alex Alexander Alexandra Alfons Alfred Ali Alice Alicia Alida Alie Alina
    Aliye Amal Amanda Amin Amina Amine Amir Amira Amy Ana Anass Andrea Andreas Andrei Andrew
    Andries Andrzej Angela Angelique Anil Anis Anita Anja Anke Ankie Ann Anna Annabel Anne Anneke
    Annelies Annemarie Annemiek Annet Annette Annie Anouk Ans Anton Antonia Antonio Antoon Appie
    Ari Arie Arjan Arjen Arjun Arnold Arthur Asha Ashley Asif Aslı Astrid Atilla Aukje Awet Aya
    Ayaan Ayse Aysel Ayşe Aziz Aziza Aïcha Aïsha Badr Barbara Bart Bas Bashir Basma Bea Beatrix
    Berna Bernard Bert Bertha Bianca Bilal Björn Bob Bogdan Boris Bouchra Boudewijn Brahim Bram
    Brandon Brenda Brian Brigitte Burak Bülent Cansu Carin Carina Carla Carlo Carlos Carmen Carola
    Carolien Carolina Caroline Cas Catharina Cees Celine Cem Chantal Charlotte Chris Christa
    Christiaan Christian Christina Christine Cindy Claire Clara Claudia Coby Colin Conny Cor Cora
    Corina Corine Corrie Cynthia Daan Dagmar Damian Dana Daniel Daniela Danielle Danny Daphne Dave
    David Dawit Dean Debbie Debora Demi Deniz Dennis Derya Desirée Dewi Diana Diane Dick Diederik
    Dieuwertje Dieuwke Dilek Dimitri Dina Dineke Dirk Djamila Dominik Dominique Doreen Dorien
    Doris Dorota Driss Dunya Eddy Edith Edwin Eefje Efe Ekrem Elena Elias Elif Elin Elisa
    Elisabeth Elise Eliza Elizabeth Elke Ella Ellen Elly Els Elsa Elsbeth Emil Emily Emine Emma
    Emmanuel Emre Enes Engin Enrique Eric Erica Erik Erika Erna Ernst Erwin Esmee Esmée Esra
    Esther Eva Evelien Evelyn Evert Ewa Fadime Fadma Faisal Farah Farid Farida Faris Fatih Fatiha
    Fatima Fatma Fatou Fatoumata Fatuma Femke Ferdi Feride Ferry Fieke Fien Fleur Floor Floris
    Fons Fouad Franciscus Frank Frans Françoise Fred Freddy Frederik Freek Frida Frits Funda
    Gabriel Gabriela Gamze Geert Geertje Geertruida George Georgina Gerard Gerarda Gerben Gerda
    Gerrie Gerrit Gert Gertrud Gijs Gina Giovanni Glenn Gloria Gonda Gonny Grace Greet Greetje
    Gregor Greta Grietje Gulsen Guus Gökhan Gül Gülay Gülsen Habib Habiba Hadassa Hafida Hakan
    Hakim Halil Halima Halina Hamid Hamza Hanan Hanna Hannah Hanne Hanneke Hannie Hans Harald
    Haris Harm Harold Haroun Harrie Harriet Harry Hasan Hassan Hassna Hatice Hedwig Heidi Heleen
    Helena Helga Helma Hendrik Hendrika Hendrikus Henk Hennie Henny Henri Henriëtte Herman Hermina
    Hester Hicham Hidde Hilda Hilde Hille Hillie Houda Houria Hubert Hugo Huib Hussein Hülya
    Ibrahim Ibtissam Ida Idris Ikram Ilham Ilias Ilona Ilse Ilyas Iman Imane Imran Ina Indra Ineke
    Ines Inge Ingeborg Ingrid Ioana Irena Irene Irfan Iris Irma Isa Isaac Isabel Isabella Isabelle
    Ismail Ismaïl Ivan Ivo Iwan Iwona Izabela Jaap Jack Jacob Jacoba Jacqueline Jacques Jakob
    Jamal James Jamila Jan Jana Janet Janine Janna Janneke Jannie Janny Jantje Janus Jasmijn
    Jasmin Jasmina Jason Jasper Jayden Jaïr Jean Jeanet Jeanette Jeanine Jeffrey Jelle Jenneke
    Jennie Jennifer Jenny Jens Jeroen Jerzy Jesper Jesse Jessica Jet Jetske Jetty Jill Jim Jip Jo
    Joachim Joan Joanna Job Jochem Joep Johan Johanna Johannes John Johnny Joke Jolanda Jolande
    Jolanta Jolien Jonas Jonathan Joop Joost Jordy Joris Jorrit Josef Joseph Josephine Joshua
    Josine Joske José Jouke Joyce Joël Joëlle Juan Judith Jules Julia Julian Juliana Julie
    Juliette Jurgen Jurre Justin Justyna Jürgen Kadir Kamal Kamil Kamila Karel Karen Karim Karima
    Karin Karina Karolina Karst Kashif Katarzyna Kate Kathleen Katja Kay Kaylee Kees Kelly Kemal
    Kenan Kenneth Kevin Khadija Khadra Khalid Khalil Kim Kimberly Kirsten Klaartje Klaas Klara
    Klaus Koen Koos Krista Krystyna Krzysztof Kubra Kübra Lamia Lana Lara Lars Latifa Laura
    Laurens Leen Leila Lena Lenie Leo Leon Leona Leonie Leontien Lex Leyla Lia Liam Lidia Lidy
    Lieke Lien Lies Liesbeth Lieve Lilian Liliane Lily Lina Linda Lisa Lisanne Lisette Liza Loek
    Loes Lonneke Lorena Lotte Louis Louisa Louise Luc Luca Lucas Lucia Luciano Lucie Ludo Luigi
    Luis Lukas Luna Lydia Lynn Maaike Maarten Maartje Maciej Madelief Magda Magdalena Maha Mahmoud
    Mahmut Maikel Malika Manon Manuel Manuela Marc Marcel Marcella Marcin Marco Mardi Margot
    Margreet Margriet Maria Mariam Marian Marianne Marie Marieke Mariette Marije Marijke Marijn
    Marina Mariska Marit Marita Mariëlle Marjan Marjo Marjolein Marjolijn Mark Marlies Marloes
    Martha Martijn Martin Martina Martine Martje Mary Maryam Mateusz Mathijs Mathilde Matthijs
    Maud Maureen Maurice Maurits Małgorzata Mehmed Mehmet Mei-Lin Meike Melanie Melissa Melle
    Menno Merel Merve Meryem Mia Michael Michal Michaël Michał Michel Michelle Michiel Mieke Mien
    Mies Miguel Mihai Mike Mila Milan Milou Mimoun Mina Miranda Miriam Mirjam Mo Mohamed Mohammad
    Mohammed Mohamud Monica Monika Monique Moses Mounir Mourad Muhammed Murat Musa Mustafa
    Mustapha Myra Myriam Myrthe Mélanie Nabil Nabila Nada Nadia Nadine Nadir Naima Najat Najib
    Naomi Natalia Natalie Natascha Natasja Nawal Necmettin Neeltje Nel Nellie Nelly Nevin Nico
    Nicolaas Nicole Niek Niels Nienke Nihad Nihal Nils Nina Nine Noah Nora Norbert Nour Noura
    Nourdin Noël Noëlle Nuray Nuria Nurten Okan Olaf Olga Olivia Olivier Omar Onno Orhan Oscar
    Osman Otto Pascal Patricia Patrick Patrycja Paul Paula Paulien Pauline Paweł Pedro Peter Petra
    Petronella Philip Philippe Pia Piet Pieter Pietje Pim Piotr Pleun Quincy Quinten Rabia Rachel
    Rachid Rachida Radboud Rafael Rahma Rajesh Ralf Ralph Ramazan Ramon Ramona Ranjit Raquel
    Rashid Raymond Rebecca Recep Reinder Reinier Remco Remy Rena Renate Renske Renée Reza Ria Riad
    Ricardo Richard Rick Rico Rie Riek Riet Rik Rika Rina Rita Rob Robbert Robert Roberto Robin
    Rodney Roel Roelof Roger Roland Rolf Romana Romy Ron Ronald Ronny Rosa Rosalie Rosemarie
    Rosita Rowan Roy Ruben Rudi Rudolf Rudy Rui Ruth Ruud Saad Sabah Sabine Sabri Sabrina Sadia
    Said Saida Salah Salim Salima Salma Sam Sameer Samia Samir Samira Samuel Sander Sandra Sanne
    Sara Sarah Sasha Saskia Savannah Saïd Saïda Sebastiaan Sefa Selim Selina Selma Semra Senna
    Serap Serkan Sevda Sevgi Shaima Shanti Sharon Sheila Shirley Sietse Sigrid Siham Sijmen Silvia
    Simon Simone Sina Sjaak Sjef Sjoerd Sjors Sofia Sofie Soner Sonja Sophia Sophie Soraya Souad
    Soufiane Stefan Stefanie Stella Stephan Stephanie Steven Stijn Suleyman Sunil Susan Susanne
    Suzan Suzanne Sven Svetlana Sybren Sylvester Sylvia Sylvie Süleyman Tamara Tanja Tara Tarik
    Teun Thea Theo Theodoor Theresa Thijs Thom Thomas Thérèse Tibor Tiemen Tijmen Tim Timo Tina
    Tine Tineke Titia Tjeerd Tobias Tom Tomasz Tommy Toos Trees Tristan Trudy Truus Tugba Tuğba
    Tygo Ufuk Umar Umit Ursula Urszula Valerie Vanessa Vera Veronica Victor Victoria Vincent Wahid
    Waldo Walter Wanda Warda Wendy Werner Wesley Wiebe Wieger Wies Wiesje Wilco Wilfred Wilhelm
    Wilhelmina Willeke Willem Willemijn William Willie Willy Wilma Wim Winston Wojciech Wouter
    Wubbo Xander Yara Yasemin Yasin Yasmin Yasmina Yasmine Yassin Yassine Younes Youness Youri
    Youssef Yusuf Yvette Yvonne Zahra Zainab Zakaria Zakia Zehra Zeinab Zeynep Zineb Zofia Zohra
    Zoë Ömer Özlem Ümit Łukasz
    """.split()
)
"""First names that make the capital word behind them a surname."""

SURNAMES = frozenset(
    """
    Aarts Abdi Achterberg Ahmed Akkerman Ali Amrani Arslan Aydin Aydın Baars Baker Bakker Bakkers
    Beek Bekker Benali Berends Berg Beumer Biemans Blok Boer Boers Bogaard Bongers Boom Boon Bos
    Bosch Bosman Bouwman Bouzid Brands Brink Broek Broers Brouwer Brouwers Brown Bruijn Bruin
    Buijs Burger Celik Chen Claassen Coenen Cohen Cornelissen Cox Dekker Dekkers Demir Dijk
    Dijkhuis Dijkman Dijkstra Dogan Doorn Doğan Driessen Dubois El Evers Fransen Gerrits Geurts
    Goossens Graaf Green Groot Haan Haas Hakim Hamers Hansen Hassan Heijden Heijmans Hendriks
    Hendrix Hermans Heuvel Hoek Hoekman Hoekstra Hofman Horst Huisman Hussain Hussein Ibrahim
    Idrissi Jacobs Jansen Janssen Janssens Jaspers Johnson Jones Jong Jonker Joosten Kaplan Kaur
    Kaya Khan Kilic Klein Kok Koning Konings Kooij Koopman Koster Kowalski Koç Kramer Kroon
    Kuijper Kuijpers Kuiper Kuipers Kumar Kılıç Laan Lammers Langen Leenders Leeuw Leeuwen Li
    Linden Lopez Lubbers Maas Maes Martens Martin Meer Meijer Mertens Meulen Meyer Michels Miller
    Mohamed Mol Molenaar Moore Mulder Muller Nguyen Nijhuis Nijland Nowak Osman Ozturk Peeters
    Peters Pinas Polat Popescu Postma Prins Ramos Reijnders Ridder Roelofs Roos Ruiter Sahin
    Sanders Santos Schipper Scholten Schouten Schreuder Silva Simons Singh Sluis Smeets Smit Smith
    Smits Snijders Spijker Stam Swart Tan Taylor Teunissen Thijs Thijssen Timmerman Timmermans
    Tromp Veen Veenstra Velden Veldhuis Ven Verbeeck Verbeek Verhagen Verhoef Verhoeven Vermeer
    Vermeulen Vink Visser Vliet Vogel Vos Vries Wal Walker Weber Wessels White Wiersma Wijk
    Willems Willemsen Williams Wilson Wit Witte Wolf Wong Wójcik Yildirim Yildiz Yilmaz Yıldırım
    Yıldız Yılmaz Zijlstra Zwaan Zwart Çelik Öz Özdemir Öztürk Şahin
    """.split()
)
"""Common surnames: what makes `mevrouw B. Jansen` a name where `mevrouw B. Moeder` is none."""

BEGINNINGS = frozenset(
    """
    Aan Achter Afgelopen Al Alle Alleen Alles Als Altijd Anders Bij Binnen Boven Bovendien Buiten
    Daar Daarbij Daardoor Daarmee Daarna Daarom Daarvoor Dan Dankzij Dat De Deze Dezelfde Die
    Dinsdag Dit Doen Donderdag Doordat Door Dus Echt Een Eén Eerder Eerst Eigenlijk Elk Elke En Er
    Eraan Ergens Erna Even Eventueel Geen Gelukkig Gisteren Goed Haar Heb Hebben Heeft Heel Het
    Hem Hen Hier Hierbij Hierdoor Hierna Hij Hoe Hoewel Hun Iedere Iedereen Iemand Ik In Inmiddels
    Intussen Is Ja Jammer Je Jij Juist Later Langs Maandag Maar Mede Meer Meestal Men Mijn Minder
    Misschien Moet Morgen Na Naar Naast Nadat Namens Natuurlijk Nee Niemand Niet Niets Nog Nooit
    Nu Of Om Omdat Onder Ondanks Ons Ook Op Over Overdag Pas Per Samen Sinds Sindsdien Soms Steeds
    Straks Te Tegen Ten Terug Terwijl Tijdens Toch Toen Tot Tussen Uit Uiteindelijk Vaak Van Vanaf
    Vandaag Vanuit Vanwege Veel Verder Vervolgens Via Volgende Volgens Voor Vooral Voordat Vorig
    Vorige Vrijdag Vroeger Waar Waarna Waarom Wanneer Want Was Wat We Weer Weinig Wel Welke Werd
    Wie Wij Woensdag Zaterdag Zei Zelf Zelfs Ze Zeker Zij Zijn Zo Zoals Zodat Zodra Zolang Zondag
    Zonder About After Again Also And Are As At Because Before But By Did Do Each Every First For
    From Had Has Have He Her Here His How However I If It Its Last Many Maybe Most My Next No Not
    Now On One Only Or Our She Since So Some Still That The Then There These They This To Today
    Together Two Under Until Were What When Where While Who Why With Yes Yesterday You Your
    """.split()
)
"""Words that begin a sentence, or stand before a name without being part of it."""

NO_SURNAMES = BEGINNINGS | frozenset(
    """
    Advocaat Afspraak Amsterdam Bedrijf Begeleider Begeleiding Bewindvoerder Bewoner Bewoners
    Bijlage Broer Brother Buren Burgemeester Buurman Buurt Buurtcentrum Buurthuis Buurtteam
    Buurtzorg Buurvrouw Care Centrum Children Cliënt Cliënte Cliënten Coach Collega Collega's
    College Contact Cordaan Council Daughter Deelnemers Den Directeur Directie Director Docent
    Dochter Doctor Dokter Eneco Familie Father Fonds Fractie Gemeente Gesprek Gesprekken
    Gezin Groente Haag Hogeschool Hospital House Huisarts Huisbezoek Hulp Humanitas Inkomen
    Instelling Jeugd Jeugdzorg Jezus Jongen Jongens Jongere Jongeren Juf Justitie Kerk Kinderen
    Klacht Kleinkinderen Leerlingen Leger Maatschappelijk Mantelzorger Meiden Meisje Meneer Mensen
    Mevrouw Minister Moeder Moeders Mother Movisie Netwerk Niemand Noord Notaris Oma Opa
    Organisatie Ouder Ouderen Ouders Parents Partner Pastoor Pastor Plan Police Politie Praktijk
    President Prinses Project Raad Rotterdam School Secretaris Sister Sociaal Sociale Son Sport
    Stad Stichting Teacher Team Teamleider Thuiszorg Trainer Utrecht Vader Vaders Veilig
    Vereniging Verslag Verzekeraar Vluchtelingenwerk Voorzitter Vriendin Vrijwilliger
    Vrijwilligers Vrouw Wegwijs Welzijn Werk Wethouder Wijkagent Wijkteam Wonen Woningcorporatie
    Zaak Ziekenhuis Zoon Zorg Zuid Zus Zuster
    """.split()
)
"""Words with a capital that are no surname where one could stand."""

NAMED_AFTER = frozenset(
    name.replace("_", " ")
    for name in """
    Albert_Heijn Andries_Baart Anna_Paulowna Carl_Rogers Jan_Ligthart Jan_Monnikendam Jane_Addams
    Jean_Piaget John_Bowlby Kees_Boeke Leo_Kannerhuis Maria_Montessori Marie_Kamphuis Mark_Rutte
    Max_Havelaar Nelson_Mandela Paulo_Freire Rudolf_Steiner Stephen_Covey Willem_Alexander
    Willem_Drees
    """.split()
)
"""Shops, schools and writers that are called as a person is."""
