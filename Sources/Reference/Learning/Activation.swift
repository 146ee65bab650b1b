import Exact

/// An activation function by name, with the declared convention at its kink.
public enum Activation: String, Sendable, CaseIterable {
  case relu, tanh, sigmoid, softplus, gelu, geluTanh, silu

  /// The value; ReLU is constant from 0 down, so that derivatives by duals are 0 at the kink.
  @specialized(where S == Real)
  public func callAsFunction<S: Scalar>(_ x: S) throws -> S {
    switch self {
    case .relu: try x.order(.zero) == .greater ? x : .zero
    case .tanh: try Activations.tanh(x)
    case .sigmoid: try Activations.sigmoid(x)
    case .softplus: try Activations.softplus(x)
    case .gelu: try Activations.gelu(x)
    case .geluTanh: try Activations.geluTanh(x)
    case .silu: try Activations.silu(x)
    }
  }

  /// The derivative, as the notes state it.
  @specialized(where S == Real)
  public func derivative<S: Scalar>(_ x: S) throws -> S {
    switch self {
    case .relu: try Activations.reluGrad(x)
    case .tanh: try Activations.tanhGrad(x)
    case .sigmoid: try Activations.sigmoidGrad(x)
    case .softplus: try Activations.softplusGrad(x)
    case .gelu: try Activations.geluGrad(x)
    case .geluTanh: try Activations.geluTanhGrad(x)
    case .silu: try Activations.siluGrad(x)
    }
  }
}
