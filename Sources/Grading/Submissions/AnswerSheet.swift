import Formats

/// A submission as plain text: an answer a line.
///
/// ```
/// student = ada
/// course = 2027s
/// C.23 {prior} = 0.15
/// D.1 cosine = 24/25
/// D.3 slope_steps = exp(-z)/(1 + exp(-z))^2
///   sigmoid(z)*(1 - sigmoid(z))
/// hints D.1.cosine = 1
/// ```
///
/// A line that begins with white space continues the answer above it; `#` at the beginning of a line starts
/// a comment.
struct AnswerSheet {
  /// A line that means nothing, or not what it seems to.
  struct Problem {
    let line: Int
    let text: String
    let kind: Kind

    enum Kind {
      /// It is no answer and no field.
      case unused
      /// It says once more what another line says; the last one counts.
      case repeated
    }
  }

  /// The lines that are no answer and no field, and those that come again.
  private(set) var problems: [Problem] = []
  private var fields: [(name: String, value: JSON.Output)] = []
  private var answers: [(exercise: String, parts: [(name: String, value: String)])] = []
  private var numbers: [(exercise: String, values: [(name: String, value: JSON.Output)])] = []
  private var hints: [(name: String, value: JSON.Output)] = []
  /// Whether the line that was read last says once more what another one says.
  private var isRepeated = false

  /// The fields of a submission that stand in a line of their own.
  private static let words = ["student", "course", "attempt", "id", "notes", "submittedAt"]

  /// Whether a file is plain text: JSON begins with a brace.
  ///
  /// A byte that is no UTF-8 costs its line only, so it does not matter here.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    // UTF-16 is named by the reader of JSON.
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      return false
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[start...].first { byte in
      ![UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        .contains(byte)
    }
    guard let first, first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else { return false }
    return bytes[start...].contains(UInt8(ascii: "=")) && !bytes.contains(0)
  }

  init(_ bytes: [UInt8]) {
    var text = String(decoding: bytes, as: UTF8.self)
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    var canContinue = false
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = String(raw)
      // A line of a derivation may begin with its sign.
      let isContinued = line.first.map { [" ", "\t", "=", "≈"].contains($0) } ?? false
      if line.trimmed.isEmpty || line.hasPrefix("#") { continue }
      if isContinued {
        if canContinue, !answers.isEmpty {
          continueLast(line.trimmed)
        } else {
          note(line, index)
        }
        continue
      }
      isRepeated = false
      canContinue = read(line)
      if !canContinue { note(line, index) }
      if isRepeated { note(line, index, .repeated) }
    }
  }

  private mutating func note(
    _ line: String, _ index: Int, _ kind: Problem.Kind = .unused
  ) {
    problems.append(Problem(line: index + 1, text: line.trimmed, kind: kind))
  }

  private mutating func continueLast(_ line: String) {
    guard let exercise = answers.indices.last, let part = answers[exercise].parts.indices.last
    else {
      return
    }
    let above = answers[exercise].parts[part].value
    answers[exercise].parts[part].value = above.isEmpty ? line : above + "\n" + line
  }

  /// Reads a line; false if it is none of those that there are.
  private mutating func read(_ line: String) -> Bool {
    guard let sign = line.firstIndex(of: "=") ?? Self.colon(behindFieldOf: line) else {
      return false
    }
    var left = line[..<sign].split(whereSeparator: \.isWhitespace).map(String.init)
    if left.count == 1,
      let word = Self.words.first(where: { $0.lowercased() == left[0].lowercased() })
    {
      left[0] = word
    }
    let right = String(line[line.index(after: sign)...]).trimmed
    switch left.count {
    case 1 where Self.words.contains(left[0]):
      let isNumber = left[0] == "attempt" && !right.isEmpty && right.allSatisfy(\.isNumber)
      if !right.isEmpty || left[0] == "student" {
        isRepeated = fields.contains { $0.name == left[0] }
        fields.removeAll { $0.name == left[0] }
        fields.append((left[0], isNumber ? .number(right) : .string(right)))
      }
      return true
    case 1:
      let (exercise, part) = Submission.split(left[0])
      guard let part else { return false }
      add(exercise, part, right)
      return true
    case 2 where left[0] == "hints":
      isRepeated = hints.contains { $0.name == left[1] }
      hints.removeAll { $0.name == left[1] }
      hints.append((left[1], .number(right)))
      return true
    case 2 where left[1].hasPrefix("{") && left[1].hasSuffix("}"):
      let name = String(left[1].dropFirst().dropLast())
      let value =
        (try? JSON.read(Array(right.utf8), as: .strict))?.output ?? .string(right)
      let place = numbers.firstIndex { $0.exercise == left[0] }
      if let place {
        isRepeated = numbers[place].values.contains { $0.name == name }
        numbers[place].values.removeAll { $0.name == name }
        numbers[place].values.append((name, value))
      } else {
        numbers.append((left[0], [(name, value)]))
      }
      return true
    case 2:
      add(left[0], left[1], right)
      return true
    default: return false
    }
  }

  /// Adds an answer; the last one to a part counts.
  private mutating func add(_ exercise: String, _ part: String, _ answer: String) {
    // The exercise moves to the end, so that the next line can continue its last part.
    var parts: [(name: String, value: String)] = []
    if let place = answers.firstIndex(where: { $0.exercise == exercise }) {
      parts = answers.remove(at: place).parts
    }
    isRepeated = parts.contains { $0.name == part }
    parts.removeAll { $0.name == part }
    parts.append((part, answer))
    answers.append((exercise, parts))
  }

  /// The submission as JSON.
  ///
  /// An answer that is an array or an object in JSON is read as one.
  var output: JSON.Output {
    var members: [(name: String, value: JSON.Output)] = []
    for field in fields { members.append(field) }
    if !numbers.isEmpty {
      members.append(("sheet", .object(numbers.map { ($0.exercise, .object($0.values)) })))
    }
    if !hints.isEmpty { members.append(("hints", .object(hints))) }
    members.append(
      (
        "answers",
        .object(
          answers.map { exercise, parts in
            (exercise, .object(parts.map { ($0.name, Self.answer($0.value)) }))
          })
      ))
    return .object(members)
  }

  /// The colon of `Student: ada`, which people write for an equals sign; nil behind any other word.
  private static func colon(behindFieldOf line: String) -> String.Index? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let word = String(line[..<colon]).trimmed.lowercased()
    return words.contains { $0.lowercased() == word } ? colon : nil
  }

  private static func answer(_ text: String) -> JSON.Output {
    if text.hasPrefix("[") || text.hasPrefix("{"),
      let json = try? JSON.read(Array(text.utf8), as: .strict)
    {
      return json.output
    }
    return .string(text)
  }
}
