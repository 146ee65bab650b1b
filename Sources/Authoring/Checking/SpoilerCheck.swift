import Exact
import Formats
import Formulas
import Grading

/// Looks for right answers that a prompt or a hint without a price gives away.
struct SpoilerCheck {
  let exercise: Exercise
  let places: Places

  /// The fewest digits of a number that is not there by chance.
  private static let fewestDigits = 3
  /// The words before a number that is said to be something, in the languages of texts.
  private static let beforeValues: Set = [
    "=", "≈", "is", "be", "equals", "gives", "ist", "sei", "ergibt", "gibt", "beträgt",
  ]

  private struct Place {
    let path: [String]
    let text: Text
    /// The part that the text is about; nil for the introduction.
    let part: String?
    let isHint: Bool
  }

  func check(_ log: inout FlawLog) {
    let texts = self.texts
    for part in exercise.parts {
      for place in texts where tells(place, part) {
        let key =
          part.keyValue.map(part.shownText) ?? part.shownFormula ?? part.id
        if place.isHint, place.part == part.id {
          log.add(.givenAwayByHint(key: key), at: place.path)
        } else {
          log.add(.givenAway(part: part.id, key: key), at: place.path)
        }
      }
    }
  }

  /// What stands on the sheet.
  private var texts: [Place] {
    var texts: [Place] = []
    if let prompt = exercise.prompt {
      texts.append(Place(path: ["prompt"], text: prompt, part: nil, isHint: false))
    }
    for part in exercise.parts {
      let path = ["parts", part.id]
      texts.append(
        Place(path: path + ["prompt"], text: part.prompt, part: part.id, isHint: false))
      for hint in part.hints where hint.price.isZero {
        texts.append(
          Place(path: path + ["hints"], text: hint.text, part: part.id, isHint: true))
      }
    }
    return texts
  }

  private func tells(_ place: Place, _ part: Part) -> Bool {
    if inserts(place.text, part) { return true }
    let text = exercise.render(place.text)
    let isOwn = place.part == part.id
    switch part.kind {
    case .number: return tellsNumber(text, part, isOwn: isOwn, isHint: place.isHint)
    case .vector, .matrix:
      guard isOwn, let key = part.keyValue, key.scalars.count > 1, !isGiven(key) else {
        return false
      }
      return Self.bare(text).contains(Self.bare(part.shownText(key)))
    case .expression:
      // What is to be written in another form may well be said.
      guard isOwn, place.isHint, !part.asksForForm, let key = part.keyFormula else { return false }
      return place.text.quotedFormulas.contains { formula in
        guard let read = try? Formula(formula, part.answerWords).expression,
          let value = part.symbolicValue(of: read)
        else { return false }
        return part.areEqual(value, key) == true
      }
    case .shape, .derivation, .choice, .condition, .text: return false
    }
  }

  /// Whether a text inserts the right answer by its name, or by that of a formula with its value.
  private func inserts(_ text: Text, _ part: Part) -> Bool {
    text.names.contains { name in
      if name == part.id, exercise.givenValues[name] == nil { return part.keyValue != nil }
      guard let key = part.keyValue, let value = exercise.givenValues[name],
        places.value(["given", name])?.string != nil
      else { return false }
      return Self.areSame(value, key)
    }
  }

  private func tellsNumber(_ text: String, _ part: Part, isOwn: Bool, isHint: Bool) -> Bool {
    guard case .scalar(let scalar)? = part.keyValue,
      let (key, isRational) = AnswerTexts(part: part).amount(scalar), isRational
    else { return false }
    let isKnown = written.contains { value in value.scalars.contains { $0.asRational == key } }
    let isLong = key.description.count(where: \.isNumber) >= Self.fewestDigits
    if isLong, !isKnown, isOwn || !isHint, Self.numbers(in: text).contains(key) { return true }
    return isOwn && !isKnown && Self.saidNumbers(in: text).contains(key)
  }

  private func isGiven(_ key: Value<Real>) -> Bool {
    written.contains { Self.areSame($0, key) }
  }

  /// The given values that are numbers in the file, or drawn: they may well stand in a prompt.
  private var written: [Value<Real>] {
    exercise.givenValues.filter { places.value(["given", $0.key])?.string == nil }.map(\.value)
  }

  private static func areSame(_ a: Value<Real>, _ b: Value<Real>) -> Bool {
    a.kindName == b.kindName && a.shape == b.shape
      && zip(a.scalars, b.scalars).allSatisfy { (try? $0.order($1)) == .equal }
  }

  // MARK: Texts

  /// The text without spaces and back-ticks.
  private static func bare(_ text: String) -> String { text.filter { $0 != " " && $0 != "`" } }

  /// The numbers and fractions in a text.
  private static func numbers(in text: String) -> [Rational] {
    text.split { !$0.isNumber && $0 != "." && $0 != "/" }.compactMap(number)
  }

  /// The numbers behind `=` or "is" with which a sentence, or a clause, ends.
  private static func saidNumbers(in text: String) -> [Rational] {
    let words = text.replacing("=", with: " = ").replacing("≈", with: " ≈ ")
      .split { $0 == " " || $0 == "\n" || $0 == "`" }
    return words.indices.dropFirst().compactMap { place in
      guard beforeValues.contains(words[place - 1].lowercased()),
        let last = words[place].last
      else { return nil }
      let isLast = place + 1 == words.count || !last.isNumber
      let ends = isLast || !continues(words[place + 1])
      return ends ? number(words[place].filter { !",;:!?".contains($0) }[...]) : nil
    }
  }

  /// Whether a word goes on with a number: as a formula, or as what the number counts.
  private static func continues(_ word: Substring) -> Bool {
    guard let first = word.first else { return false }
    return first.isLetter || "+-−·*/^%°(".contains(first)
  }

  private static func number(_ word: Substring) -> Rational? {
    let bare = word.hasSuffix(".") ? word.dropLast() : word
    return try? Rational(bare)
  }
}
