/// One pass over the bytes of a file, by recursive descent.
///
/// `index` is always within `0 ... bytes.count`. Look-ahead goes through `byte(_:)`, which answers
/// 0 behind the end; no rule of the grammar accepts a zero byte.
struct JSONReader {
  let bytes: [UInt8]
  let dialect: JSON.Dialect
  let limits: JSON.Limits
  var index = 0

  init(bytes: [UInt8], dialect: JSON.Dialect, limits: JSON.Limits) {
    self.bytes = bytes
    self.dialect = dialect
    self.limits = limits
  }

  mutating func document() throws(JSONError) -> JSON {
    guard bytes.count <= limits.bytes else {
      throw fail(.tooLarge(bytes: bytes.count, limit: limits.bytes), at: 0)
    }
    try skipByteOrderMark()
    try skipBlank()
    guard index < bytes.count else { throw fail(.empty, at: index) }
    let value = try value(depth: 0)
    try skipBlank()
    guard index == bytes.count else { throw try unexpectedAfterDocument() }
    return value
  }

  /// Reads the value that starts at `index`; `depth` arrays and objects are open around it.
  mutating func value(depth: Int) throws(JSONError) -> JSON {
    let start = index
    switch byte(index) {
    case UInt8(ascii: "\""):
      let text = try string()
      return JSON(.string(text), from: start, to: index)
    case UInt8(ascii: "{"):
      return try object(depth: depth)
    case UInt8(ascii: "["):
      return try array(depth: depth)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      let literal = try number()
      return JSON(.number(literal), from: start, to: index)
    case UInt8(ascii: "t") where skipWord("true"):
      return JSON(.boolean(true), from: start, to: index)
    case UInt8(ascii: "f") where skipWord("false"):
      return JSON(.boolean(false), from: start, to: index)
    case UInt8(ascii: "n") where skipWord("null"):
      return JSON(.null, from: start, to: index)
    default:
      throw try unexpectedInsteadOfValue()
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSON {
    let start = index
    guard depth < limits.depth else { throw fail(.tooDeep(limit: limits.depth), at: start) }
    index += 1
    var elements: [JSON] = []
    try skipBlank()
    while byte(index) != UInt8(ascii: "]") {
      guard index < bytes.count else {
        throw fail(.unclosedBracket(.square, opened: start), at: index)
      }
      elements.append(try value(depth: depth + 1))
      try separator(.square, opened: start)
    }
    index += 1
    return JSON(.array(elements), from: start, to: index)
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSON {
    let start = index
    guard depth < limits.depth else { throw fail(.tooDeep(limit: limits.depth), at: start) }
    index += 1
    var members: [JSON.Member] = []
    var names = NamesSeen()
    try skipBlank()
    while byte(index) != UInt8(ascii: "}") {
      guard index < bytes.count else {
        throw fail(.unclosedBracket(.curly, opened: start), at: index)
      }
      guard byte(index) == UInt8(ascii: "\"") else {
        throw try unexpectedInsteadOfName(after: members.last)
      }
      let nameOffset = index
      let name = try string()
      if let first = names.insert(name, among: members) {
        throw fail(.duplicateName(name, at: members[first].nameOffset), at: nameOffset)
      }
      try skipBlank()
      guard byte(index) == UInt8(ascii: ":") else {
        throw fail(.expectedColon(name: name, try found(at: index)), at: index)
      }
      index += 1
      try skipBlank()
      let value = try value(depth: depth + 1)
      members.append(JSON.Member(name: name, nameOffset: nameOffset, value: value))
      try separator(.curly, opened: start)
    }
    index += 1
    return JSON(.object(members), from: start, to: index)
  }

  /// Moves behind the comma that follows a value, or to the bracket that closes.
  private mutating func separator(
    _ bracket: JSONError.Bracket, opened: Int
  ) throws(JSONError) {
    let close = bracket == .square ? UInt8(ascii: "]") : UInt8(ascii: "}")
    let endOfValue = index
    try skipBlank()
    let next = byte(index)
    if next == close { return }
    guard next == UInt8(ascii: ",") else {
      throw try unexpectedInsteadOfComma(bracket, opened: opened, endOfValue: endOfValue)
    }
    let comma = index
    index += 1
    try skipBlank()
    if dialect == .strict, byte(index) == close {
      throw fail(.trailingComma(bracket), at: comma)
    }
  }

  /// The byte at an offset, 0 behind the end.
  func byte(_ offset: Int) -> UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  func fail(_ kind: JSONError.Kind, at offset: Int) -> JSONError {
    JSONError(kind: kind, offset: offset)
  }

  /// Moves behind the word, if it stands here and ends here.
  private mutating func skipWord(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard length <= bytes.count - index else { return false }
    let matches = word.withUTF8Buffer { letters in
      letters.indices.allSatisfy { letters[$0] == bytes[index + $0] }
    }
    guard matches, endsToken(at: index + length) else { return false }
    index += length
    return true
  }
}

/// The names of one object: searched one by one while they are few, then hashed.
private struct NamesSeen {
  private var indices: [String: Int] = [:]
  private static let few = 8

  /// The index of the member that already has the name; otherwise notes it as the next one.
  mutating func insert(_ name: String, among members: [JSON.Member]) -> Int? {
    if members.count < Self.few {
      return members.firstIndex { $0.name == name }
    }
    if indices.isEmpty {
      for (index, member) in members.enumerated() { indices[member.name] = index }
    }
    if let first = indices[name] { return first }
    indices[name] = members.count
    return nil
  }
}
