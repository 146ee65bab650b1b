import Exact

/// The names that always stand for the same number: constants and units.
enum Constant {
  /// The circle constant's name in a tree.
  static let pi = "π"
  /// Euler's number's name in a tree.
  static let e = "e"

  /// A constant by any of the names it is written with; nil for other names.
  static func canonicalName(_ text: String) -> String? {
    switch text {
    case "pi", "π", "Pi", "PI": pi
    case "e", "ℯ": e
    default: Unit(named: text)?.rawValue
    }
  }

  /// Whether a name of a tree is a constant or a unit.
  static func isConstant(_ name: String) -> Bool {
    name == pi || name == e || Unit(rawValue: name) != nil
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
    switch text {
    case "radians", "radian", "rad", "rads": self = .radians
    case "degrees", "degree", "deg", "°": self = .degrees
    case "nats", "nat": self = .nats
    case "bits", "bit", "Sh", "shannon", "shannons": self = .bits
    default: return nil
    }
  }

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
