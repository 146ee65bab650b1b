/// Takes apart an answer that gives several things by name.
struct AskedAnswer {
  /// The names that are asked for.
  let names: [String]

  /// What is given for each name; blank where nothing is.
  ///
  /// An object, or a text such as `A = [[1, 2], [3, 4]]; B = 3` in which commas, semicolons or line breaks
  /// separate the names. Where one thing is asked for, it needs no name.
  func read(_ answer: WrittenAnswer) throws(UnreadableAnswer) -> [String: WrittenAnswer] {
    switch answer {
    case .fields(let fields):
      return try named(fields.map { ($0.name, $0.answer) })
    case .text(let text):
      let pieces = pieces(of: text)
      if !pieces.isEmpty { return try named(pieces) }
    case .broken(_, let trouble):
      throw UnreadableAnswer(reason: trouble.reason, caret: nil)
    case .blank, .list, .other: break
    }
    if names.count == 1, let name = names.first { return [name: answer] }
    throw UnreadableAnswer(reason: Reason.notNamed(asked: names), caret: nil)
  }

  private func named(
    _ fields: [(String, WrittenAnswer)]
  ) throws(UnreadableAnswer) -> [String: WrittenAnswer] {
    var given: [String: WrittenAnswer] = [:]
    for (name, answer) in fields {
      guard names.contains(name) else {
        throw UnreadableAnswer(reason: Reason.notAskedFor(name, asked: names), caret: nil)
      }
      given[name] = answer
    }
    return given
  }

  /// The text cut before each `name =` outside of brackets; nothing if it does not begin with one.
  private func pieces(of text: String) -> [(String, WrittenAnswer)] {
    let scalars = Array(text.unicodeScalars)
    var starts: [(name: String, at: Int, content: Int)] = []
    var depth = 0
    for index in scalars.indices {
      switch scalars[index] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      default:
        guard depth == 0, index == 0 || Self.isSeparator(scalars[index - 1]),
          let (name, content) = name(at: index, in: scalars)
        else { continue }
        starts.append((name, index, content))
      }
    }
    guard let first = starts.first,
      scalars[..<first.at].allSatisfy(Self.isSeparator)
    else { return [] }
    return starts.indices.map { place in
      let end = place + 1 < starts.count ? starts[place + 1].at : scalars.count
      var content = Array(scalars[starts[place].content..<end])
      while let last = content.last, Self.isSeparator(last) { content.removeLast() }
      let text = String(String.UnicodeScalarView(content)).trimmed
      return (starts[place].name, text.isEmpty ? .blank : .text(text))
    }
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "," || scalar == ";" || scalar.properties.isWhitespace
  }

  /// The asked name at a place with `=` behind it, and where what it is begins.
  private func name(at start: Int, in scalars: [Unicode.Scalar]) -> (String, Int)? {
    for name in names {
      let letters = Array(name.unicodeScalars)
      let end = start + letters.count
      guard end <= scalars.count, Array(scalars[start..<end]) == letters else { continue }
      var next = end
      while next < scalars.count, scalars[next].properties.isWhitespace { next += 1 }
      if next < scalars.count, scalars[next] == "=" { return (name, next + 1) }
    }
    return nil
  }
}
