import Exact
import Formulas

/// The sentences in German.
struct German: Wording {
  func rule(_ rule: AnswerRule) -> String {
    switch rule {
    case .number(let tolerance): self.tolerance(tolerance)
    case .entries(let kind, let shape, let tolerance):
      "\(kind == .matrix ? "Eine Matrix" : "Ein Vektor")\(size(shape)), Eintrag für Eintrag: "
        + self.tolerance(tolerance)
    case .shape: "Eine Form wie (2, 3)."
    case .formula(let names): "Eine Formel\(names.isEmpty ? "" : " in " + list(names))."
    case .steps(let count, let names):
      "Ein Schritt je Zeile\(count > 1 ? ", mindestens \(count) Zeilen" : "")"
        + "\(names.isEmpty ? "" : ", in " + list(names))."
    case .choices(let all): all ? "Alles, was zutrifft:" : "Eines davon:"
    case .give(let things):
      "Gesucht: " + things.map { "\($0.name): \($0.domain)" }.joined(separator: "; ") + "."
    case .words: "In Worten. Das liest ein Mensch."
    case .unit(let unit, let isAsked):
      isAsked
        ? "In \(self.unit(unit))." : "Eine Zahl ohne Einheit wird in \(self.unit(unit)) gelesen."
    case .operations(let count): "Höchstens \(count) Rechenzeichen."
    }
  }

  private func tolerance(_ tolerance: Tolerance) -> String {
    switch tolerance {
    case .significantDigits(let n):
      "Ein exakter Wert oder eine Dezimalzahl, gerundet auf mindestens \(n) gültige "
        + (n == 1 ? "Ziffer." : "Ziffern.")
    case .decimals(let n):
      "Ein exakter Wert oder eine Dezimalzahl, gerundet auf mindestens \(decimals(n))."
    case .exactlyDecimals(let n): "Eine Dezimalzahl mit genau \(decimals(n))."
    case .exact: "Nicht gerundet."
    case .absolute(let t):
      "Höchstens \(t.terminatingDecimal ?? "\(t)") daneben (Grenzen eingeschlossen)."
    case .relative(let t):
      "Höchstens \((t * 100).terminatingDecimal ?? "\(t * 100)") % daneben (Grenzen eingeschlossen)."
    }
  }

  private func size(_ shape: [Int]) -> String {
    switch shape.count {
    case 0: ""
    case 1: " aus \(shape[0]) Zahl\(shape[0] == 1 ? "" : "en")"
    default: " aus \(shape.map(String.init).joined(separator: "×")) Zahlen"
    }
  }

  func label(_ label: Label) -> String {
    switch label {
    case .verdict(let verdict):
      switch verdict {
      case .right: "richtig"
      case .wrong: "falsch"
      case .undecided: "offen"
      case .unanswered: "keine Antwort"
      case .unreadable: "unlesbar"
      }
    case .follows: "folgerichtig"
    case .accepted: "anerkannt"
    case .partlyRight: "teils richtig"
    case .points(let count): count == "1" ? "1 Punkt" : "\(count) Punkte"
    case .earned(let score, let points): "\(score) von \(points)"
    case .leftOut: "zählt nicht"
    case .counts(let score, let points): "zählt \(score) von \(points)"
    case .hintsCost(let points): "Hinweise: −\(points)"
    case .expected(let text): "Richtig: \(text)."
    case .hint(let number, let text): "Hinweis \(number): \(text)"
    case .hintNumber(let number): "Hinweis \(number)"
    case .pricedHint(let number, let price, let part):
      "Hinweis \(number) kostet \(price) der Punkte: anzufordern mit \"hints\": { \"\(part)\": \(number) }."
    case .yourNumbers(let numbers): "deine Zahlen: \(numbers)"
    case .total(let student, let score, let points, let percent, let count):
      "\(student): \(score) von \(points) \(points == "1" ? "Punkt" : "Punkten")\(percent.map { " (\($0) %)" } ?? "") in \(count) "
        + (count == 1 ? "Aufgabe." : "Aufgaben.")
    case .stillOpen(let points):
      points == "1"
        ? "1 weiterer Punkt ist noch offen." : "\(points) weitere Punkte sind noch offen."
    case .toBeDecided(let points): "\(points) noch offen"
    case .open(let points): "noch offen (\(points))"
    case .answer(let text): "Antwort: \(text)"
    case .student: "Name"
    case .course: "Kurs"
    case .due: "Abgabe"
    case .exercises: "Aufgaben"
    case .yourAnswer: "Deine Antwort"
    case .saveAnswers: "Antwortdatei speichern"
    case .savedAnswers: "answers.json mit % Antworten gespeichert."
    case .decimalComma:
      "1,5 ist eine Dezimalzahl; Einträge von Vektoren und Argumente von Funktionen trennt ein Semikolon: "
        + "[1,5; 2]."
    case .howToFillIn:
      "Jede Antwort hinter ihr = schreiben. Eine Zeile, die mit Leerzeichen beginnt, setzt die darüber fort."
    case .noAnswer: "keine Antwort"
    case .cannotBeRead: "nicht lesbar"
    case .part: "Teil"
    case .readAs: "gelesen als"
    case .howAnswersWereRead: "Wie Antworten gelesen wurden"
    case .howAnswersOfWereRead(let student): "Wie die Antworten von \(student) gelesen wurden"
    case .resultsOf(let student): "Ergebnisse von \(student)"
    case .attempt(let number): "Versuch \(number)."
    case .handedIn(let moment): "Abgegeben \(moment)."
    case .notThere(let ids): "\(ids) gibt es nicht: Antworten dazu wurden nicht bewertet."
    case .summary(let score, let points, let percent, let pending):
      "\(score) von \(points) \(points == "1" ? "Punkt" : "Punkten")\(percent.map { " (\($0) %)" } ?? "")"
        + (pending.map { "; \($0) noch offen" } ?? "")
    case .notMarked: "Nicht bewertet"
    case .verdictHead: "Urteil"
    case .reason: "Begründung"
    case .shownBy: "Gezeigt durch"
    case .rightAnswer: "Richtige Antwort"
    case .workedSteps: "Lösungsweg"
    case .attemptThatCounts: "Gewerteter Versuch"
    case .attemptWithPrice(let number, let points):
      "\(number); die Versuche davor kosten \(self.label(.points(points)))"
    case .hints(let count): count == 1 ? "Hinweis" : "Hinweise"
    case .shown(let point, let yours, let right):
      (point.isEmpty ? "" : "Bei \(point): ") + "deine Antwort ist \(yours), richtig ist \(right)."
    case .between(let low, let high): "zwischen \(low) und \(high)"
    }
  }

  func reading(_ reading: Reading) -> String {
    switch reading {
    case .unreadable(let reason): self.reason(.sentence(reason))
    case .choice(let id, let text): "\(id): \(text)"
    case .shape(let text): "Die Form \(text)."
    case .formula(let text): "Die Formel `\(text)`."
    case .line(let number, let text): "Zeile \(number): \(text)"
    case .missing(let name): "\(name) fehlt."
    case .named(let name, let reading): "\(name): \(self.reading(reading))"
    case .text: "Ein Text, den ein Mensch liest."
    case .entries(let value, let shape): "\(value), \(self.shape(Reason.Shape(shape)))."
    case .decimalsStandFor(let low, let high):
      "Die Dezimalzahlen darin stehen für alles, was zu ihnen gerundet wird: \(low) bis \(high)."
    case .decimal(let text, let digits, let low, let high, let units):
      "Die Dezimalzahl \(text) mit \(digits) gültige\(digits == 1 ? "r Ziffer" : "n Ziffern"): "
        + "\(low) bis \(high)\(self.units(units))."
    case .number(let text, let isWhole, let units):
      (isWhole ? "Die ganze Zahl " : "Die Zahl ") + text + self.units(units) + "."
    case .exact(let text, let units): "`\(text)`, als exakter Wert" + self.units(units) + "."
    case .remark(let remark): self.remark(remark)
    }
  }

  private func units(_ units: Reading.Units) -> String {
    switch units {
    case .none: ""
    case .written(let unit): ", in \(self.unit(unit))"
    case .assumed(let unit): ", gelesen in \(self.unit(unit))"
    case .angle(let unit):
      ", in \(self.unit(unit)) oder, weil ein Winkel berechnet wird, in \(self.unit(.radians))"
    }
  }

  // MARK: Pieces

  func unit(_ unit: Unit) -> String {
    switch unit {
    case .radians: "Radiant"
    case .degrees: "Grad"
    case .nats: "Nat"
    case .bits: "Bit"
    }
  }

  /// What something is, by its English name in the program.
  func noun(_ kind: String) -> (nominative: String, negated: String) {
    switch kind {
    case "number": ("eine Zahl", "keine Zahl")
    case "vector": ("ein Vektor", "kein Vektor")
    case "matrix": ("eine Matrix", "keine Matrix")
    case "shape": ("eine Form", "keine Form")
    case "tensor": ("ein Tensor", "kein Tensor")
    case "statement", "truth": ("eine Aussage", "keine Aussage")
    case "list": ("eine Liste", "keine Liste")
    default: ("etwas anderes", "nicht das")
    }
  }

  func decimals(_ count: Int) -> String {
    "\(count) Nachkommastelle\(count == 1 ? "" : "n")"
  }

  func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  func remark(_ remark: Remark) -> String {
    remark.read.isEmpty
      ? remark.written + "." : "`\(remark.written)` wurde als \(remark.read) gelesen."
  }

  func shape(_ shape: Reason.Shape) -> String {
    switch shape {
    case .number: "eine Zahl"
    case .vector(let count): "ein Vektor mit \(count) \(count == "1" ? "Eintrag" : "Einträgen")"
    case .matrix(let size): "eine \(size)-Matrix"
    }
  }
}
