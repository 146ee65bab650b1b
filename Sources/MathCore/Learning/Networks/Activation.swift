#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The function between the layers of a network.
public enum Activation: String, Sendable, Hashable, CaseIterable {
  /// max(z, 0), with the derivative 0 at 0.
  case relu
  /// The hyperbolic tangent.
  case tanh
  /// 1/(1 + e^-z).
  case sigmoid
  /// z·Φ(z), with the normal distribution function Φ.
  case gelu
  /// z·sigmoid(z).
  case silu

  init(named name: String, in function: String) throws(MathError) {
    guard let activation = Activation(rawValue: name) else {
      let names = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw .outsideDomain(
        function: function, argument: "activation", value: name, condition: "one of \(names)")
    }
    self = activation
  }

  /// The value at a finite number.
  func value(_ z: Double) -> Double {
    switch self {
    case .relu: z > 0 ? z : 0
    case .tanh: hyperbolicTangent(z)
    case .sigmoid: Self.logistic(z)
    case .gelu: z / 2 * erfc(-z * 0.5.squareRoot())
    case .silu: z * Self.logistic(z)
    }
  }

  /// The derivative at a finite number.
  func derivative(_ z: Double) -> Double {
    switch self {
    case .relu:
      return z > 0 ? 1 : 0
    case .tanh:
      let value = hyperbolicTangent(z)
      return (1 - value) * (1 + value)
    case .sigmoid:
      return Self.logistic(z) * Self.logistic(-z)
    case .gelu:
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      return erfc(-z * 0.5.squareRoot()) / 2 + z * density
    case .silu:
      return Self.logistic(z) * (1 + z * Self.logistic(-z))
    }
  }

  private func hyperbolicTangent(_ z: Double) -> Double {
    #if canImport(Glibc)
      Glibc.tanh(z)
    #else
      Darwin.tanh(z)
    #endif
  }

  private static func logistic(_ z: Double) -> Double {
    let power = exp(-z.magnitude)
    return z >= 0 ? 1 / (1 + power) : power / (1 + power)
  }
}
