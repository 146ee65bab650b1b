import Exact

/// The names that always stand for the same number: constants and units.
enum Constant {
  /// The circle constant's name in a tree.
  static let pi = "π"
  /// Euler's number's name in a tree.
  static let e = "e"

  /// A constant by any of the names it is written with; nil for other names.
  static func canonicalName(_ text: String) -> String? {
    if text.utf8.count == 1 { return text == e ? e : nil }
    return names[text] ?? Unit(named: text)?.rawValue
  }

  private static let names = ["pi": pi, "π": pi, "Pi": pi, "PI": pi, "ℯ": e]

  /// Whether a name of a tree is a constant or a unit.
  static func isConstant(_ name: String) -> Bool {
    // By its length first: nearly every name is a variable's.
    switch name.utf8.count {
    case 1: name == e
    case 2: name == pi
    case 4...: Unit(rawValue: name) != nil
    default: false
    }
  }

  /// The value of a constant, or of one unit of a quantity.
  static func value<S: Scalar>(_ name: String) throws -> S? {
    switch name {
    case pi: return try S.pi
    case e: return try S.one.exp()
    default: return try Unit(rawValue: name)?.scale()
    }
  }
}

/// A unit that a number can be written in.
///
/// Values are kept in the base unit of each kind: radians for angles, nats for information.
public enum Unit: String, Sendable, Hashable, CaseIterable {
  case radians, degrees, nats, bits

  /// What a unit measures.
  public enum Quantity: Sendable, Hashable {
    case angle, information
  }

  /// The unit by any of the names that it is written with; nil for other names.
  public init?(named text: String) {
    // No unit has a letter for its name, as most words are.
    guard text.utf8.count > 1, let unit = Unit.named[text] else { return nil }
    self = unit
  }

  private static let named: [String: Unit] = [
    "radians": .radians, "radian": .radians, "rad": .radians, "rads": .radians,
    "degrees": .degrees, "degree": .degrees, "deg": .degrees, "°": .degrees,
    "nats": .nats, "nat": .nats,
    "bits": .bits, "bit": .bits, "Sh": .bits, "shannon": .bits, "shannons": .bits,
  ]

  /// What the unit measures.
  public var quantity: Quantity {
    switch self {
    case .radians, .degrees: .angle
    case .nats, .bits: .information
    }
  }

  /// Whether the unit is the one in which values are kept.
  public var isBase: Bool { self == .radians || self == .nats }

  /// One of the unit in the base unit: π/180 for degrees, log 2 for bits.
  public func scale<S: Scalar>() throws -> S {
    switch self {
    case .radians, .nats: .one
    case .degrees: try S.pi / S(180)
    case .bits: try S(2).log()
    }
  }

  /// How the unit is written behind a number.
  public var suffix: String { self == .degrees ? "°" : " " + rawValue }
}
