/** First names from many cultures, capitalised, ASCII, one word each. */
export const firstNames: readonly string[] = `
Aaron Abdul Abena Abigail Adam Adaeze Adele Aditya Adrian Agnes Ahmed Aiko Aisha Akira Alan Alba Albert Alejandro Alena
Alessandro Alex Alexander Alexandra Alfie Ali Alice Alicia Alina Amal Amanda Amara Amelia Amina Amir Amit Amy Ana Anders
Andrea Andrei Andrew Angela Anika Anita Anja Anna Anneke Anthony Antoine Antonio Anya Arjun Arthur Asha Astrid Ava Ayesha
Ayumi Barbara Beatrice Ben Benjamin Bernard Beth Bianca Bilal Birgit Bjorn Boris Brandon Brenda Brian Bridget Bruno Caleb
Callum Camila Carla Carlos Carmen Caroline Catherine Cecilia Chang Charles Charlie Charlotte Chen Chiara Chidi Chioma Chloe
Chris Christina Christopher Claire Clara Claudia Colin Connor Cristina Daisy Dan Daniel Daniela Daria David Deborah Deepak
Denise Dennis Derek Diana Diego Dieter Dimitri Divya Dmitri Dominic Donna Dorothy Duncan Dylan Eddie Edith Edward Eileen
Elena Eleanor Eli Elias Elif Elijah Elisa Elizabeth Ella Ellen Elsa Emeka Emil Emily Emma Emre Enrique Eric Erika Erin
Esther Ethan Eva Evan Evelyn Fabio Faith Farah Fatima Felix Femi Fernando Finn Fiona Florence Frances Francesca Francis
Frank Freya Frida Fritz Gabriel Gareth Gary Gemma George Georgia Gerald Giovanni Giulia Gloria Goran Grace Graham Greg Greta
Gustav Hana Hannah Hans Harriet Harry Hassan Hazel Heather Heidi Helen Helga Henrik Henry Hiro Holly Hugo Hussein Ian Ibrahim
Ida Igor Imani Imran Ines Inga Ingrid Irene Iris Irina Isaac Isabel Isabella Isla Ivan Jack Jacob Jade Jakub James Jamie Jan
Jane Janet Jasmine Jason Javier Jean Jenny Jeremy Jessica Jin Joanna Joao Joe Johan John Jonas Jonathan Jorge Jose Joseph
Joshua Joyce Juan Judith Julia Julian Julie Jun Kai Kamal Karen Karim Karin Karl Kasper Kate Katarina Katie Keiko Keith Kemal
Kenji Kevin Khalid Kim Kirsten Klaus Kofi Kumar Kwame Kyle Laila Lakshmi Lara Lars Laura Lauren Layla Leah Leila Leo Leon
Leonardo Li Liam Lidia Lily Lina Linda Ling Lisa Logan Lorenzo Louis Louise Luca Lucas Lucia Lucy Luis Luka Luke Lydia Mabel
Maddie Magda Magnus Mahmoud Mai Malik Manuel Marco Marcus Margaret Maria Mariam Marie Marina Mario Marion Mark Marta Martha
Martin Mary Mateo Matilda Matthew Max Maya Megan Mehmet Mei Melissa Mia Michael Michelle Miguel Mila Milan Milo Min Ming
Miriam Mohammed Mona Monica Morgan Mustafa Nadia Naomi Natalia Natalie Nathan Neil Nia Nicholas Nicola Nikita Nikolai Nina
Noah Noor Nora Norman Obi Oleg Olga Oliver Olivia Omar Oscar Otto Owen Pablo Padma Paola Patricia Patrick Paul Paula Pavel
Pedro Penelope Per Peter Petra Philip Phoebe Pierre Piotr Pooja Poppy Priya Quentin Rachel Rafael Rahul Raj Ralph Ravi
Raymond Rebecca Renata Ricardo Richard Rita Rob Robert Roberto Rohan Roman Rosa Rosie Ruby Ruth Ryan Saeed Sakura Sally Salma
Sam Samantha Samir Samuel Sana Sandra Sanjay Sara Sarah Sasha Sean Sebastian Selma Sergei Shanti Sharon Sigrid Silvia Simon
Simone Sofia Sophie Stefan Stella Stephen Steve Sunita Susan Sven Svetlana Takashi Tamar Tamara Tanya Tara Tariq Tatiana
Teresa Thabo Theo Theresa Thomas Tiago Tim Tina Tobias Toby Tom Tomas Tony Tunde Uma Ursula Valentina Vanessa Vera Victor
Victoria Vijay Viktor Vincent Violet Vivian Vladimir Wanda Wei Wendy William Willow Xavier Xin Yan Yara Yasmin Yuki Yuri Yusuf
Yvonne Zach Zahra Zainab Zara Zoe Zoltan Zuzana
`
  .trim()
  .split(/\s+/)

/** Family names from many cultures, capitalised, ASCII, one word each. */
export const surnames: readonly string[] = `
Abe Adams Adeyemi Ahmed Ali Allen Alvarez Andersen Anderson Bailey Baker Banerjee Bauer Becker Bell Bennett Berg Bianchi
Brown Campbell Carter Castro Chan Chen Clark Collins Cook Cooper Costa Cruz Davies Davis Demir Diaz Diop Dubois Edwards
Eriksson Evans Fernandez Ferrari Fischer Fofana Foster Garcia Ghosh Gomez Gonzalez Gray Green Gupta Haddad Hall Hansen Harris
Hernandez Hill Hoffmann Horvat Huang Hughes Hussain Ibrahim Ivanov Jackson Jansen Jensen Johansson Johnson Jones Kamara
Kaplan Kaya Keller Kelly Khan Kim King Kovacs Kowalski Kumar Larsen Laurent Lee Lehmann Lewis Li Lopez Martin Martinez Mbeki
Mensah Meyer Miller Mitchell Moreau Morgan Morris Muller Murphy Mwangi Nakamura Nguyen Nielsen Novak Nowak Okafor Olsen Patel
Park Parker Pereira Perez Petrov Phillips Popescu Quinn Ramirez Reddy Reed Ricci Richter Rivera Roberts Robinson Rodriguez
Rossi Russo Sanchez Santos Sato Schmidt Schneider Scott Shah Sharma Silva Singh Smith Sokolov Suzuki Svensson Tanaka Taylor
Thomas Thompson Torres Tran Turner Vargas Visser Wagner Walker Wang Ward Watson Weber White Williams Wilson Wood Wright Wu
Yamamoto Yilmaz Young Zhang Zimmermann
`
  .trim()
  .split(/\s+/)
