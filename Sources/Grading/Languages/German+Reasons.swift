import Exact
import Formats
import Formulas

extension German {
  private static let decides = "Ein Mensch entscheidet; es zählt nicht als falsch."

  func reason(_ reason: Reason) -> String {
    switch reason {
    case .quoted(let text): return text
    case .sentence(let reason):
      let text = self.reason(reason)
      return text.hasSuffix(".") || text.hasSuffix("?") ? text : text + "."
    case .both(let first, let second): return self.reason(first) + " " + self.reason(second)
    case .because(let reason, let change):
      return self.reason(reason).dropLast() + ": " + self.change(change) + "."
    case .of(let name, let reason): return "\(name): \(self.reason(reason))"
    case .entryIs(let number, let reason): return "Eintrag \(number): \(self.reason(reason))"
    case .line(let number, let reason): return "Zeile \(number): \(self.reason(reason))"

    case .undecided: return "Das ließ sich nicht entscheiden. \(Self.decides)"
    case .outOfFuel: return "Das ist zu viel Arbeit zum Entscheiden (fuel/1). \(Self.decides)"
    case .formUndecided:
      return
        "Der Wert ist richtig; ob er so geschrieben ist wie verlangt, ließ sich nicht entscheiden. "
        + Self.decides
    case .otherNumbers:
      return "Nicht bewertet: Das können Antworten zu anderen Zahlen sein. \(Self.decides)"
    case .freeText: return "Das liest ein Mensch."
    case .undefined(let point):
      return "Gleich, wo es einen Wert hat, aber bei \(point) hat es keinen. \(Self.decides)"
    case .mayLackValue:
      return
        "Gleich, wo es einen Wert hat; ob es überall einen hat, wo es soll, ließ sich nicht "
        + "entscheiden. \(Self.decides)"
    case .refused(let fault): return "Das Zertifikat hält nicht: \(fault). \(Self.decides)"
    case .unproved:
      return
        "Es wurde für richtig befunden, aber kein Zertifikat dafür lässt sich nachprüfen. \(Self.decides)"
    case .accepted(let count):
      return
        "An \(points(count)) auf 200 Stellen gleich, nicht bewiesen. Die Punkte werden trotzdem gegeben."
    case .agrees(0):
      return
        "Es hat an keiner der versuchten Stellen einen Wert und wurde nicht bewiesen. \(Self.decides)"
    case .agrees(let count):
      return "An \(points(count)) auf 200 Stellen gleich, nicht bewiesen. \(Self.decides)"
    case .conditionWithoutValue(let text):
      return "`\(text)` hat dafür keinen Wert. \(Self.decides)"
    case .lineUndecided(let number):
      return "Ob Zeile \(number) folgt, ließ sich nicht entscheiden. \(Self.decides)"

    case .wrong: return "Das ist nicht der richtige Wert."
    case .wrongShape: return "Das ist nicht die richtige Form."
    case .lastDigit: return "Die letzte Ziffer liegt um eins daneben."
    case .noUnit: return "Hier ist keine Einheit gefragt."
    case .expected(let kind, let found):
      return "Gefragt ist \(noun(kind.rawValue).nominative), \(noun(found).negated)."
    case .shape(let shape, let found):
      return "Die Form ist \(Reason.text(shape)), nicht \(Reason.text(found))."
    case .entry(let index, let shape):
      return shape.count == 2
        ? "Der Eintrag in \(place(index, shape)) ist nicht richtig."
        : "\(place(index, shape)) ist nicht richtig."
    case .atEntry(let index, let shape, let reason):
      return place(index, shape) + ": " + self.reason(reason)
    case .entries(let count, let all):
      return "\(count) von \(all) Einträgen \(count == 1 ? "ist" : "sind") richtig."
    case .tooFewDigits(let tolerance): return "Zu wenige Stellen: \(asked(tolerance))."
    case .otherDecimals(let tolerance):
      let asked = asked(tolerance)
      return asked.prefix(1).uppercased() + asked.dropFirst() + "."
    case .cutOff(let expected): return "Abgeschnitten, nicht gerundet: \(expected)."
    case .asked(let unit): return "Die Antwort ist in \(self.unit(unit)) gefragt."
    case .outsideOf(let domain, let ofEntries): return outside(of: domain, ofEntries)
    case .edit(let edit): return self.edit(edit)
    case .followsFrom(let answer, let sources): return "\(answer) folgt aus deinem \(sources)."
    case .withTheRightOne(let expected, let count):
      return count == 1
        ? "Mit dem richtigen Wert: \(expected)." : "Mit den richtigen Werten: \(expected)."

    case .chosenWrong: return "Diese Wahl ist nicht richtig."
    case .chosenPartly: return "Nicht genau diese treffen zu."
    case .oneChoice: return "hier steht der Name einer Möglichkeit"
    case .manyChoices: return "hier steht eine Liste der Namen aller Möglichkeiten, die zutreffen"
    case .unknownChoice(let word, let choices, let suggestion):
      return "`\(SafeText.line(word, limit: 40))` ist keine der Möglichkeiten; "
        + (suggestion.map { "ist `\($0)` gemeint?" }
          ?? "möglich ist \(choices.map { "`\($0)`" }.joined(separator: ", ")).")

    case .differsAt(let point, let entry, let yours, let right):
      let which = entry.isEmpty ? "" : "Eintrag \(entry): "
      return (point.isEmpty ? "" : "Bei \(point): ")
        + "\(which)deine Formel hat den Wert \(yours), richtig ist \(right)."
    case .agreesAt(let point, let entry, let yours, let digits):
      let which = entry.isEmpty ? "" : "Eintrag \(entry): "
      return (point.isEmpty ? "" : "Bei \(point): ")
        + "\(which)deine Formel hat den Wert \(yours), der richtige stimmt in den ersten \(digits) Stellen damit überein und weicht danach ab."
    case .revealed(let meanings): return "Richtig mit \(list(meanings))."
    case .tooManyOperations(let found, let limit):
      return
        "Richtig, aber nicht in der verlangten Form: höchstens \(limit) Rechenzeichen, nicht \(found)."
    case .formulaShape(let right, let found):
      return "Die richtige Antwort ist \(shape(right)), deine ist \(shape(found))."
    case .remark(let remark): return self.remark(remark)
    case .followsFormula(let sources): return "Folgt aus deinem \(sources)."

    case .notAskedFor(let name, let asked):
      return
        "nach `\(SafeText.line(name, limit: 30))` ist nicht gefragt: gesucht ist \(quoted(asked))"
    case .notNamed(let asked):
      return
        "\(quoted(asked)) mit Namen angeben: als Objekt oder \(asked.map { "\($0) = …" }.joined(separator: "; "))"
    case .missing(let names): return "\(quoted(names)) fehlt"
    case .isNot(let name, let domain): return "\(name) liegt nicht in \(self.domain(domain))."
    case .hasShape(let name, let expected, let found):
      return "\(name) muss \(shape(.init(expected))) sein; das ist \(shape(.init(found)))."
    case .sumsTo(let name, let sum):
      return "\(name) ist keine Verteilung: Die Summe ist \(sum), nicht 1."
    case .doesNotHold(let condition, let left, let right):
      return "`\(condition)` gilt nicht: Links steht \(left), rechts \(right)."

    case .notALine: return "eine Herleitung ist eine Liste von Zeilen oder eine Zeile a = b = c"
    case .wrongFirstLine(let place):
      return "Zeile 1 ist nicht das, was herzuleiten ist\(self.place(place))."
    case .wrongLine(let number, let place):
      return "Zeile \(number) folgt nicht aus Zeile \(number - 1)\(self.place(place))."
    case .lineIsRightAgain(let number): return "Zeile \(number) ist wieder richtig."
    case .tooFewLines(let found, let asked):
      return "Zu wenige Zeilen: \(found) ohne Wiederholungen; mindestens \(asked) sind verlangt."
    case .wrongEnd(let form): return "Alle Zeilen folgen, aber die letzte soll \(form) sein."
    case .tooManyLines(let limit): return "mehr als \(limit) Zeilen"

    case .notYours(let sheet, let own, let course):
      return "nicht deine Zahlen: Auf dem Blatt stehen \(sheet); in \(course) sind deine \(own)"
    case .notPossible(let sheet, let mismatch):
      return "nicht deine Zahlen: Auf dem Blatt stehen \(sheet); \(self.mismatch(mismatch))"
    case .unreadableNumbers: return "die Zahlen auf dem Blatt sind nicht lesbar"
    case .noneDrawn: return "für diesen Namen wurden keine Zahlen gefunden"
    case .severalHandedOut(let variants, let course):
      return "in \(course) wurden \(variants.count)-mal Zahlen ausgegeben: "
        + variants.joined(separator: "; oder ")
        + ". Die Abgabe muss in `sheet` sagen, um welche es geht"
    case .broken(let numbers): return "die Aufgabe hat mit deinen Zahlen, \(numbers), einen Fehler"

    case .json:
      return
        "hier ist die Datei kein JSON: Texte stehen in geraden Anführungszeichen \", ohne einzelne Backslashes"
    case .formula(let problem): return self.problem(problem)
    case .arithmetic(let error): return self.arithmetic(error)
    case .character(let character):
      return self.character(character)
    case .nothingWritten: return "hier steht nichts"
    case .unreadable: return "das ist nicht lesbar"
    case .severalThings: return "ein Objekt ist keine Antwort: eine Zahl oder eine Formel schreiben"
    case .shapeIsAList: return "eine Form ist eine Liste ganzer Zahlen"
    case .emptyArray: return "die Liste ist leer"
    case .tooLongArray: return "die Liste ist zu lang"
    case .unevenRows: return "die Zeilen sind verschieden lang"
    case .deepArray: return "Listen in Listen in Listen: eine Matrix ist eine Liste von Zeilen"
    case .tooManyDigits: return "diese Zahl hat zu viele Stellen für eine Antwort"
    case .unreadableNumber: return "diese Zahl ist nicht lesbar"
    case .commaBetweenEntries:
      return
        "ein Dezimalkomma oder zwei Einträge? Hier ist 1,5 eine Dezimalzahl; Einträge trennt ein Semikolon: "
        + "[3; 4]"
    case .twoAnswers: return "hier stehen zwei verschiedene Antworten: nur eine schreiben"
    case .tooManyEntries(let limit): return "mehr als \(limit) Zahlen in einer Antwort"
    case .isNoAnswer(let word, let asksFormula):
      return
        "\(word) ist keine Antwort: \(asksFormula ? "eine Formel" : "eine Zahl oder eine Formel") schreiben"
    case .decimalComma(let mended): return "ein Dezimalkomma? Dann \(mended) schreiben"
    case .notAsked(let text):
      return "`\(text)` ist hier nicht gefragt: nur die Antwort schreiben"
    case .unreadableBeforeEquals(let text):
      return "`\(text)` vor dem Gleichheitszeichen ist nicht lesbar: nur die Antwort schreiben"
    case .notTheSame(let text):
      return "`\(text)` ist nicht dasselbe wie das davor: nur eine Antwort schreiben"
    case .perhapsSame(let text):
      return
        "ob `\(text)` dasselbe ist wie das davor, lässt sich nicht entscheiden: nur eine Antwort schreiben"
    case .mixedEntries(let first, let other, let place):
      return
        "Eintrag 1 ist \(noun(first).nominative), und Eintrag \(place) ist \(noun(other).nominative)"
    case .dimension(let text, let problem):
      return problem.map { "die Dimension `\(text)`: \(self.problem($0))" }
        ?? "die Dimension `\(text)` ist nicht lesbar"
    case .noDimension(let text):
      return "`\(text)` ist keine Dimension: eine Dimension ist eine ganze Zahl ab 1"
    }
  }

  // MARK: Pieces

  private func points(_ count: Int) -> String { "\(count) Stelle\(count == 1 ? "" : "n")" }

  private func quoted(_ names: [String]) -> String {
    let quoted = names.map { "`\($0)`" }
    return quoted.count < 2
      ? quoted.joined()
      : quoted.dropLast().joined(separator: ", ") + " und " + quoted[quoted.count - 1]
  }

  private func outside(of domain: String, _ ofEntries: Bool) -> String {
    guard let kind = kind(domain) else {
      return ofEntries
        ? "Die Einträge liegen in \(domain); diese nicht alle."
        : "Die Antwort liegt in \(domain); diese nicht."
    }
    return ofEntries
      ? "Die Einträge sind \(kind)en; diese sind es nicht alle."
      : "Die Antwort ist eine \(kind); das ist keine."
  }

  /// What a number of a domain is called; nil where the domain is written with numbers.
  private func kind(_ domain: String) -> String? {
    switch domain {
    case "real": "reelle Zahl"
    case "positive": "positive Zahl"
    case "nonnegative": "nicht negative Zahl"
    case "integer": "ganze Zahl"
    case "positive integer": "positive ganze Zahl"
    case "nonnegative integer": "nicht negative ganze Zahl"
    default: nil
    }
  }

  private func domain(_ text: String) -> String {
    switch text {
    case "real": "den reellen Zahlen"
    case "positive": "den positiven Zahlen"
    case "nonnegative": "den nicht negativen Zahlen"
    case "integer": "den ganzen Zahlen"
    case "positive integer": "den positiven ganzen Zahlen"
    case "nonnegative integer": "den nicht negativen ganzen Zahlen"
    default: text
    }
  }

  private func place(_ index: Int, _ shape: [Int]) -> String {
    shape.count == 2
      ? "Zeile \(index / shape[1] + 1), Spalte \(index % shape[1] + 1)" : "Eintrag \(index + 1)"
  }

  private func place(_ place: Reason.Place) -> String {
    func at(_ point: String) -> String { point.isEmpty ? ": " : ": bei \(point) " }
    return switch place {
    case .none: ""
    case .values(let point, let first, let second):
      at(point) + "sind sie \(first) und \(second)"
    case .value(let point, let value, let right): at(point) + "ist sie \(value), nicht \(right)"
    case .better(let better, let other, let isFirst):
      ": \(isFirst ? "dort" : "in der Zeile davor") ist \(better) besser als \(other), in dieser Zeile nicht"
    case .oneHolds(let point): ": bei \(point) gilt nur eine der beiden Gleichungen"
    }
  }

  private func asked(_ tolerance: Tolerance) -> String {
    switch tolerance {
    case .significantDigits(let n): "mindestens \(n) gültige Ziffern sind verlangt"
    case .decimals(let n): "mindestens \(decimals(n)) sind verlangt"
    case .exact: "der exakte Wert ist verlangt"
    case .exactlyDecimals(let n): "genau \(decimals(n)) sind verlangt"
    default: "mehr sind verlangt"
    }
  }

  private func mismatch(_ mismatch: VariantSpace.Mismatch) -> String {
    switch mismatch {
    case .missing(let name): "zu `\(SafeText.line(name, limit: 40))` fehlt die Zahl"
    case .unknown(let name): "`\(SafeText.line(name, limit: 40))` wird hier nicht gezogen"
    case .outside(let name):
      "der Wert von `\(SafeText.line(name, limit: 40))` kann nicht gezogen werden"
    case .condition(let text):
      "`\(SafeText.line(text, limit: 60))` gilt für diese Zahlen nicht"
    }
  }

  private func edit(_ edit: BuiltInEdit) -> String {
    switch edit {
    case .sign: "Richtig bis auf das Vorzeichen."
    case .factor: "Richtig bis auf einen Faktor 2."
    case .reciprocal: "Auf dem Kopf: Das ist 1 geteilt durch den richtigen Wert."
    case .percent: "Falls Prozent gemeint sind, gehört das Zeichen % dahinter."
    case .radians:
      "Das ist der Winkel in einer anderen Einheit: die Einheit schreiben oder umrechnen."
    case .logBase: "Das ist das Ergebnis mit einem Logarithmus zu einer anderen Basis."
    case .transposed: "Zeilen und Spalten sind vertauscht."
    case .swapped: "Zwei Argumente sind vertauscht."
    case .lostTerm: "Ein Summand fehlt."
    case .lostFactor: "Ein Faktor fehlt."
    case .termSign: "Ein Summand hat das falsche Vorzeichen."
    case .exponent: "Ein Exponent ist nicht richtig."
    case .rounding: "Die Dezimalzahl ist nicht richtig gerundet."
    }
  }

  private func change(_ change: Change) -> String {
    switch change {
    case .oppositeSign: "überall das andere Vorzeichen"
    case .twice: "überall ein Faktor 2, das Doppelte des richtigen Werts"
    case .half: "überall ein Faktor 2, die Hälfte des richtigen Werts"
    case .upsideDown: "überall auf dem Kopf"
    case .transposed: "Zeilen und Spalten sind vertauscht"
    case .hundredfold: "das Hundertfache des richtigen Werts, als wäre nach Prozent gefragt"
    case .hundredth: "ein Hundertstel des richtigen Werts, als wären Prozent gemeint"
    case .inDegrees: "in Grad, nicht in Radiant"
    case .inRadians: "in Radiant, nicht in Grad"
    case .squared: "das Quadrat des richtigen Werts"
    case .squareRoot: "die Wurzel des richtigen Werts"
    case .reversed: "die Einträge stehen in umgekehrter Reihenfolge"
    case .logarithm(let other, let used):
      "anscheinend \(other == "log" ? "der natürliche Logarithmus" : other) statt \(used)"
    case .degreesAsRadians: "Grad sind für Radiant genommen"
    case .lostTerm(let text): "der Summand \(text) fehlt"
    case .termSign(let text): "der Summand \(text) hat das falsche Vorzeichen"
    case .lostFactor(let text): "der Faktor \(text) fehlt"
    case .lostDivision(let text): "die Division durch \(text) fehlt"
    case .multiplied(let text): "mit \(text) ist multipliziert statt dividiert"
    case .divided(let text): "durch \(text) ist dividiert statt multipliziert"
    case .lostRoot(let text): "die Wurzel aus \(text) fehlt"
    case .lostExponent(let text): "der Exponent \(text) fehlt"
    case .exponent(let base, let n, let other): "der Exponent von \(base) ist \(n), nicht \(other)"
    case .exponentSign(let text): "der Exponent \(text) hat das falsche Vorzeichen"
    case .exchanged(let name): "die Argumente von \(name) sind vertauscht"
    case .exchangedNames(let first, let second): "\(first) und \(second) sind vertauscht"
    case .oneTermLost: "ein Summand fehlt"
    case .oneFactorLost: "ein Faktor fehlt"
    case .oneTermSign: "ein Summand hat das falsche Vorzeichen"
    case .oneExponent: "ein Exponent ist nicht richtig"
    case .twoArguments: "zwei Argumente sind vertauscht"
    }
  }
}
