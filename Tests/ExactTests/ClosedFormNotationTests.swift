import Testing

@testable import Exact

/// Reals written as text, so that tables of equal and unequal pairs can be read.
///
/// `+ - * / ^`, parentheses, decimals, `pi`, `e`, `sqrt`, `abs`, `max(a, b)` and the elementary
/// functions.
struct RealNotation {
  struct Unreadable: Error { let text: String }

  private let text: String
  private var bytes: ArraySlice<UInt8>

  /// The real that a text denotes.
  static func real(_ text: String) throws -> Real {
    var reader = RealNotation(
      text: text, bytes: Array(text.utf8.filter { $0 != UInt8(ascii: " ") })[...])
    let value = try reader.sum()
    guard reader.bytes.isEmpty else { throw Unreadable(text: text) }
    return value
  }

  private mutating func take(_ character: Character) -> Bool {
    guard let byte = character.asciiValue, bytes.first == byte else { return false }
    bytes.removeFirst()
    return true
  }

  private mutating func expect(_ character: Character) throws {
    guard take(character) else { throw Unreadable(text: text) }
  }

  private mutating func sum() throws -> Real {
    var value = try product()
    while true {
      if take("+") {
        value = try value + product()
      } else if take("-") {
        value = try value - product()
      } else {
        return value
      }
    }
  }

  private mutating func product() throws -> Real {
    var value = try signed()
    while true {
      if take("*") {
        value = try value * signed()
      } else if take("/") {
        value = try value / signed()
      } else {
        return value
      }
    }
  }

  private mutating func signed() throws -> Real {
    if take("-") { return try -signed() }
    let base = try atom()
    return take("^") ? try base.power(signed()) : base
  }

  private mutating func atom() throws -> Real {
    if take("(") {
      let value = try sum()
      try expect(")")
      return value
    }
    let name = word { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
    switch name {
    case "": return try number()
    case "pi": return .pi
    case "e": return try Real.one.exp()
    case "max":
      try expect("(")
      let a = try sum()
      try expect(",")
      let b = try sum()
      try expect(")")
      return try Real.maximum(a, b)
    default:
      try expect("(")
      let argument = try sum()
      try expect(")")
      if name == "sqrt" { return try argument.sqrt() }
      if name == "abs" { return try argument.absolute() }
      guard let function = ElementaryFunction(rawValue: name) else {
        throw Unreadable(text: text)
      }
      return try argument.apply(function)
    }
  }

  private mutating func word(_ belongs: (UInt8) -> Bool) -> String {
    let word = bytes.prefix(while: belongs)
    bytes = bytes.dropFirst(word.count)
    return String(decoding: word, as: UTF8.self)
  }

  private mutating func number() throws -> Real {
    let isDigit: (UInt8) -> Bool = { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let whole = word(isDigit)
    let fraction = take(".") ? word(isDigit) : ""
    guard let significand = Integer(digits: whole + fraction) else { throw Unreadable(text: text) }
    let scale = Integer(10).power(UInt(fraction.utf8.count))
    return .rational(try Rational(significand, over: scale))
  }
}

@Suite struct RealNotationTests {
  @Test func `precedence, powers and decimals read as they are written`() throws {
    for (text, value) in [
      ("1+2*3", 7), ("-2^2", -4), ("2^3^2", 512), ("(1-4)*-2", 6),
      ("8/4/2", 1),
    ] {
      #expect(try RealNotation.real(text).asRational == Rational(value))
    }
    #expect(try RealNotation.real("0.25").asRational == Rational(1, over: 4))
    #expect(throws: RealNotation.Unreadable.self) { try RealNotation.real("2x") }
  }
}
