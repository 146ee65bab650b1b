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

  /// The value at a number.
  ///
  /// - Throws: `notFinite`.
  public func value(_ z: Double) throws(MathError) -> Double {
    switch self {
    case .relu: try Activations.relu(z)
    case .tanh: try Activations.tanh(z)
    case .sigmoid: try Activations.sigmoid(z)
    case .gelu: try Activations.gelu(z)
    case .silu: try Activations.silu(z)
    }
  }

  /// The derivative at a number.
  ///
  /// - Throws: `notFinite`.
  public func derivative(_ z: Double) throws(MathError) -> Double {
    switch self {
    case .relu: try Activations.reluGrad(z)
    case .tanh: try Activations.tanhGrad(z)
    case .sigmoid: try Activations.sigmoidGrad(z)
    case .gelu: try Activations.geluGrad(z)
    case .silu: try Activations.siluGrad(z)
    }
  }
}
