import Exact
import Formats
import Formulas

// Why a formula cannot be read or has no value, in German.
extension German {
  func problem(_ problem: FormulaError.Problem) -> String {
    switch problem {
    case .empty: return "hier steht nichts"
    case .tooLong(let length, let limit):
      return "die Formel hat \(length) Zeichen; höchstens \(limit) werden gelesen"
    case .tooDeep(let limit): return "Klammern sind tiefer als \(limit) verschachtelt"
    case .unknownCommand(let name):
      return
        "der LaTeX-Befehl `\\\(name)` wird hier nicht gelesen: 24/25, sqrt(2), σ(z), log(0.6) schreiben"
    case .unexpectedCharacter(let scalar):
      let code = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
      let category = scalar.properties.generalCategory
      let isHidden = category == .control || category == .format
      return
        "\(isHidden ? "" : "`\(scalar)` (")U+\(padded)\(isHidden ? "" : ")") bedeutet in einer Formel nichts"
    case .unexpectedEnd(let expected):
      return "die Formel endet, wo \(phrase(expected)) stehen müsste"
    case .unexpected(let found, let expected):
      return "`\(found)` steht, wo \(phrase(expected)) stehen müsste"
    case .notClosed(let bracket): return "die Klammer `\(bracket)` ist nicht geschlossen"
    case .neverOpened(let bracket): return "die Klammer `\(bracket)` wurde nie geöffnet"
    case .decimalComma(let suggestion): return "ein Dezimalkomma? Dann \(suggestion) schreiben"
    case .missingOperator(let left, let right):
      return "zwischen `\(left)` und `\(right)` fehlt ein Rechenzeichen"
    case .ambiguous(let first, let second):
      return "das lässt sich auf zwei Arten lesen: `\(first)` oder `\(second)` schreiben"
    case .unknownName(let name, let suggestion):
      return "`\(name)` ist hier kein Name" + meant(suggestion)
    case .productOfNames(let word, let names):
      return
        "`\(word)` lässt sich auf zwei Arten lesen: das Produkt \(names.joined(separator: "*")) oder "
        + "ein Name \(word), der nicht erklärt ist"
    case .lookAlike(let letter, let name, let latin):
      return "`\(letter)` ist \(name), nicht der Buchstabe \(latin): neu tippen"
    case .unknownFunction(let name, let suggestion):
      return "`\(name)` ist hier keine Funktion" + meant(suggestion)
    case .functionWithoutArgument(let name): return "`\(name)` braucht ein Argument: \(name)(…)"
    case .argumentCount(let function, let expected, let found):
      return "`\(function)` nimmt \(phrase(expected)), nicht \(found)"
    case .notAllowed(let name, let reason): return "`\(name)`: \(phrase(reason))"
    case .ambiguousWord(let word, let readings):
      return "`\(word)` wird in verschiedenen Ländern verschieden gelesen: "
        + readings.joined(separator: " oder ") + " schreiben"
    case .numberTooLarge(let text):
      return
        "`\(text)` ist zu groß, um exakt gerechnet zu werden: die Exponenten einer Formel dürfen zusammen "
        + "\(Rational.decimalExponentLimit) sein"
    case .statement: return "hier wird ein Wert erwartet, keine Aussage"
    case .arithmetic(let error): return arithmetic(error)
    case .definition: return "eine Funktion hat für diese Argumente keinen Wert"
    case .kind(let operation, let found): return self.operation(operation, of: found)
    case .shapes(let operation, let left, let right):
      return
        "\(phrase(operation)): \(shape(.init(left))) und \(shape(.init(right))) passen nicht zusammen"
    case .dimensions(let operation, let left, let right):
      return "\(phrase(operation)): \(left) und \(right) passen nicht zusammen"
    case .lengths(let operation, let left, let right):
      return
        "\(phrase(operation)): \(shape(.init(lengths: left))) und \(shape(.init(lengths: right))) "
        + "passen nicht zusammen"
    case .notSquare(let function, let size):
      return "`\(function)` braucht eine quadratische Matrix, nicht \(size)"
    case .index(let found, let count):
      return "einen Eintrag \(found) gibt es nicht: Indizes gehen von 0 bis \(count - 1)"
    case .noValue(let name): return "`\(name)` hat hier keinen Wert"
    case .noVariable(let name):
      return "`\(name)` ist hier keine Variable, nach der abgeleitet werden könnte"
    }
  }

  func arithmetic(_ error: ArithmeticError) -> String {
    switch error {
    case .divisionByZero: "Division durch null"
    case .notFinite: "unendlich und NaN sind keine Zahlen"
    case .outsideDomain(let function, let argument):
      switch function {
      case "log": "der Logarithmus braucht eine positive Zahl, nicht \(argument)"
      case "sqrt", "power":
        "eine Wurzel braucht eine Zahl, die nicht negativ ist, nicht \(argument)"
      case "asin", "acos": "\(function) braucht eine Zahl von −1 bis 1, nicht \(argument)"
      default: "\(function) ist bei \(argument) nicht definiert"
      }
    case .straddlesEdge(let function):
      "ob \(function) hier definiert ist, lässt sich nicht sagen"
    case .tooLarge: "zu groß, um exakt gerechnet zu werden"
    case .outOfFuel(let limit):
      "zu viel Arbeit: mehr als \(limit) Rechenschritte (\(FuelCost.version))"
    case .undecided: "das lässt sich nicht entscheiden"
    case .shapes(let operation, let left, let right):
      "\(phrase(operation)): \(shape(.init(left))) und \(shape(.init(right))) passen nicht zusammen"
    case .singular: "die Matrix hat keine Inverse"
    }
  }

  func character(_ character: ControlCharacter) -> String {
    if character.isEscaped, character.word.count > 1 {
      return "ein Steuerzeichen in einem Wort, wohl aus `\\\(character.word)`: "
        + "ohne den Schrägstrich schreiben."
    }
    return switch character.scalar {
    case "\t": "ein Tabulator in der Antwort; ein Leerzeichen schreiben."
    case "\n", "\r": "ein Zeilenumbruch in der Antwort; die Zeilen als Liste schreiben."
    default: "ein Steuerzeichen in der Antwort; entfernen."
    }
  }

  private func meant(_ suggestion: String?) -> String {
    suggestion.map { "; ist `\($0)` gemeint?" } ?? ""
  }

  private func operation(_ text: String, of found: String) -> String {
    if text.hasPrefix("`"), let end = text.lastIndex(of: "`"), text.hasSuffix("` of") {
      return "\(text[...end]) ist für \(accusative(found)) nicht definiert"
    }
    return "\(phrase(text)) \(accusative(found)) ist nicht definiert"
  }

  private func accusative(_ kind: String) -> String {
    switch kind {
    case "vector": "einen Vektor"
    case "tensor": "einen Tensor"
    case "vector of any length": "einen Vektor beliebiger Länge"
    case "sum": "eine Summe"
    case "formula": "eine Formel"
    default: noun(kind).nominative
    }
  }

  /// A piece of a sentence of `Formulas`, where it is told apart by its English words.
  func phrase(_ text: String) -> String {
    if let phrase = Self.phrases[text] { return phrase }
    for (beginning, phrase) in Self.beginnings where text.hasPrefix(beginning) {
      return phrase + text.dropFirst(beginning.count)
    }
    return text.replacing(" arguments", with: " Argumente").replacing(
      " argument", with: " Argument"
    )
    .replacing(" or more", with: " oder mehr").replacing(" to ", with: " bis ")
    .replacing(" or ", with: " oder ")
  }

  private static let beginnings: [(String, String)] = [
    (
      "write it out: an answer here is a formula in ",
      "ausschreiben: eine Antwort ist hier eine Formel in "
    ),
    ("say from where to where: ", "sagen, von wo bis wo: "),
    (
      "it takes one argument; the logarithm to a base is ",
      "es nimmt ein Argument; der Logarithmus zu einer Basis ist "
    ),
    (
      "it takes one argument; another root is ",
      "es nimmt ein Argument; eine andere Wurzel ist "
    ),
    (
      "what stands below the line is not read: write ",
      "was unter der Zeile steht, wird nicht gelesen: so schreiben: "
    ),
    (
      "a jump is not read here: the two cases do not meet at ",
      "ein Sprung wird hier nicht gelesen: die beiden Fälle treffen sich nicht bei "
    ),
    ("it has the index ", "den Index der Summe als Vektor oder Matrix erklären: "),
  ]

  static let phrases: [String: String] = [
    "a number, a name or a bracket": "eine Zahl, ein Name oder eine Klammer",
    "one number in the bracket": "eine Zahl in der Klammer",
    "an operator or the end": "ein Rechenzeichen oder das Ende",
    "an operator, a comma, or the end of the bracket":
      "ein Rechenzeichen, ein Komma oder das Ende der Klammer",
    "an operator or the end of the bracket": "ein Rechenzeichen oder das Ende der Klammer",
    "one value, or [ … ] around several": "ein Wert, oder [ … ] um mehrere",
    "a value": "ein Wert", "a value in the bracket": "ein Wert in der Klammer",
    "a whole number": "eine ganze Zahl",
    "a whole number or a name": "eine ganze Zahl oder ein Name",
    "an equation or an inequality": "eine Gleichung oder eine Ungleichung",
    "beside `and` and `or` it has two readings: write one of them":
      "neben `and` und `or` ist es auf zwei Arten zu lesen: eines davon schreiben",
    "a chain goes one way, as in -1 < x < 1": "eine Kette geht in eine Richtung, wie in -1 < x < 1",
    "1 argument (x)": "1 Argument (x)",
    "one value in each brace": "ein Wert in jeder Klammer",
    "one value in the bracket": "ein Wert in der Klammer",
    "{ as in \\frac{24}{25}": "{ wie in \\frac{24}{25}",
    "a comma: sum(i, 1, N, …)": "ein Komma: sum(i, 1, N, …)",
    "an index: Σ_i or Σ_{i=1}^N": "ein Index: Σ_i oder Σ_{i=1}^N",
    "an index that means nothing else here": "ein Index, der hier nichts anderes bedeutet",
    "an interval": "ein Intervall", "∪ or the end": "∪ oder das Ende",
    "a comma between the ends of an interval": "ein Komma zwischen den Enden eines Intervalls",
    "a number or −∞": "eine Zahl oder −∞", "a number or ∞": "eine Zahl oder ∞",
    "& between columns or \\\\ between rows": "& zwischen Spalten oder \\\\ zwischen Zeilen",
    "a letter under the accent": "ein Buchstabe unter dem Akzent",
    "work it out, it is what the part asks for": "ausrechnen, danach ist gefragt",
    "write its value: an answer here is made of numbers":
      "den Wert schreiben: eine Antwort besteht hier aus Zahlen",
    "it may not be used here": "das ist hier nicht erlaubt",
    "a derivative has no sign here: write it out":
      "eine Ableitung hat hier kein Zeichen: ausschreiben",
    "one value for the base": "ein Wert für die Basis",
    "the double factorial is not worked out here: write the product":
      "die Doppelfakultät wird hier nicht berechnet: das Produkt schreiben",
    "remainders are not worked out here: write the number":
      "Reste werden hier nicht berechnet: die Zahl schreiben",
    "divisors are not worked out here: write the number":
      "Teiler werden hier nicht berechnet: die Zahl schreiben",
    "rounding is not worked out here: write the number, or floor(…)":
      "gerundet wird hier nicht: die Zahl schreiben, oder floor(…)",
    "infinity is no number: it stands at the end of an interval only, (0, inf)":
      "unendlich ist keine Zahl: es steht nur am Ende eines Intervalls, (0, inf)",
    "a derivative is not a function here: write it out":
      "eine Ableitung ist hier keine Funktion: ausschreiben",
    "derivatives are not worked out here: write the derivative itself":
      "Ableitungen werden hier nicht berechnet: die Ableitung selbst schreiben",
    "it stands right behind a number: leave out comments and remainders":
      "es steht direkt hinter einer Zahl: Kommentare und Reste weglassen",
    "a decimal ends before a bracket: write a recurring one as a fraction":
      "eine Dezimalzahl endet vor einer Klammer: eine periodische als Bruch schreiben",
    "numbers are written to the base ten": "Zahlen stehen hier im Zehnersystem",
    "a name of more than 1,000 signs is not read":
      "ein Name aus mehr als 1.000 Zeichen wird nicht gelesen",
    "a unit stands behind its number, without brackets":
      "eine Einheit steht ohne Klammern hinter ihrer Zahl",
    "minutes and seconds stand behind degrees: 16°15′37″":
      "Minuten und Sekunden stehen hinter Grad: 16°15′37″",
    "beside ∪ it has two readings: write the set as a union":
      "neben ∪ lässt es sich auf zwei Arten lesen: die Menge als Vereinigung schreiben",
    "cases are not read here: write them with max, min or abs":
      "Fallunterscheidungen werden nicht gelesen: mit max, min oder abs schreiben",
    "it may be ≥ or an arrow: write >= or one statement":
      "es kann ≥ oder ein Pfeil sein: >= schreiben, oder eine einzige Aussage",
    "before a list of statements it has two readings":
      "vor einer Liste von Aussagen lässt es sich auf zwei Arten lesen",
    "it stands before an equation or an inequality, as in not (x > 1)":
      "es steht vor einer Gleichung oder einer Ungleichung, wie in not (x > 1)",
    "it stands for terms of one formula with an index that grows by one: x_1 + x_2 + … + x_n":
      "es steht für Summanden einer Formel, deren Index um eins wächst: x_1 + x_2 + … + x_n",
    "series without an end are not worked out here: write the sum":
      "Reihen ohne Ende werden hier nicht berechnet: die Summe schreiben",
    "it stands for two values: write one, or a set":
      "es steht für zwei Werte: einen schreiben, oder eine Menge",
    "its rows stand in brackets: [[1, 2], [3, 4]]":
      "die Zeilen stehen in Klammern: [[1, 2], [3, 4]]",
    "its size stands in the bracket as a number, as in eye(2)":
      "die Größe steht als Zahl in der Klammer, wie in eye(2)",
    "a function with its bracket": "eine Funktion mit ihrer Klammer",
    "a condition and two values": "eine Bedingung und zwei Werte",
    "a value and a condition in brackets": "ein Wert und eine Bedingung in Klammern",
    "a last pair with the condition `True`": "ein letztes Paar mit der Bedingung `True`",
    "2 arguments (A, b)": "2 Argumente (A, b)",
    "division by": "die Division durch", "an exponent that is": "ein Exponent als",
    "a power from 1 to 8 of": "eine Potenz von 1 bis 8 für", "a power of": "eine Potenz für",
    "a bound of": "eine Grenze für", "a sum over": "eine Summe über",
    "a product of": "ein Produkt für", "a sum of": "eine Summe für",
    "an entry of": "ein Eintrag für", "a matrix that is open": "eine offene Matrix",
  ]
}
