import Formats

/// A name that stands a second time in an object, told from the first one by a mark that no student writes.
enum RepeatedName {
  private static let sign: Character = "\u{FFFE}"

  /// The mark of a repeated name, which stands before it.
  static func mark(_ number: Int) -> String { "\(sign)again \(number)\(sign)" }

  /// The name as it was written, and whether it was repeated.
  static func read(_ name: String) -> (name: String, isRepeated: Bool) {
    guard name.hasPrefix("\(sign)again ") else { return (name, false) }
    let rest = name.dropFirst()
    guard let end = rest.firstIndex(of: sign) else { return (name, false) }
    return (String(rest[rest.index(after: end)...]), true)
  }

  /// Whether what stands twice outside of the answers says the same both times, so that nothing is lost.
  static func isHarmless(_ json: JSON) -> Bool {
    (json.members ?? []).allSatisfy { member in
      let (name, isRepeated) = read(member.name)
      if name == "answers" { return true }
      guard isRepeated else { return !holds(member.value) }
      return json[name].map { $0.output.compact() == member.value.output.compact() } ?? false
    }
  }

  private static func holds(_ json: JSON) -> Bool {
    (json.members ?? []).contains { read($0.name).isRepeated || holds($0.value) }
      || (json.elements ?? []).contains(where: holds)
  }
}

extension JSONRecovery {
  typealias Answers = [(exercise: String, parts: [(part: String, answer: WrittenAnswer)])]

  /// Answers in which every exercise and every part stands once: those of one exercise together, and a part
  /// with two different answers broken.
  func once(_ written: Answers) -> Answers {
    var answers: Answers = []
    for (marked, parts) in written {
      let exercise = RepeatedName.read(marked).name
      var place = answers.firstIndex { $0.exercise == exercise }
      if place == nil {
        answers.append((exercise, []))
        place = answers.count - 1
      }
      guard let place else { continue }
      for (marked, answer) in parts {
        let part = RepeatedName.read(marked).name
        let answer = answer.fieldsOnce
        guard let earlier = answers[place].parts.firstIndex(where: { $0.part == part }) else {
          answers[place].parts.append((part, answer))
          continue
        }
        answers[place].parts[earlier].answer = answers[place].parts[earlier].answer.and(answer)
      }
    }
    return answers
  }
}

extension WrittenAnswer {
  /// One answer that was given twice.
  fileprivate func and(_ other: WrittenAnswer) -> WrittenAnswer {
    if case .blank = self { return other }
    if other == self || other == .blank { return self }
    return .broken(text: text + " | " + other.text, .twoAnswers)
  }

  /// An object in which every name stands once.
  fileprivate var fieldsOnce: WrittenAnswer {
    guard case .fields(let fields) = self else { return self }
    var once: [Field] = []
    for field in fields {
      let name = RepeatedName.read(field.name).name
      guard let earlier = once.firstIndex(where: { $0.name == name }) else {
        once.append(Field(name: name, answer: field.answer))
        continue
      }
      let both = once[earlier].answer.and(field.answer)
      if case .broken = both { return both }
      once[earlier] = Field(name: name, answer: both)
    }
    return .fields(once)
  }
}
