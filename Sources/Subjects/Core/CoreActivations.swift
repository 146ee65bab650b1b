import Laws
import MathCore

extension Subject {
  /// The functions of `Activations`.
  static let coreActivations: [Function: Implementation] = [
    .sigmoid: answering { try .number(Activations.sigmoid($0.number(0))) },
    .tanh: answering { try .number(Activations.tanh($0.number(0))) },
    .softplus: answering { try .number(Activations.softplus($0.number(0))) },
    .gelu: answering { try .number(Activations.gelu($0.number(0))) },
    .geluTanh: answering { try .number(Activations.geluTanh($0.number(0))) },
    .silu: answering { try .number(Activations.silu($0.number(0))) },
    .relu: answering { try .number(Activations.relu($0.number(0))) },
    .sigmoidGrad: answering { try .number(Activations.sigmoidGrad($0.number(0))) },
    .tanhGrad: answering { try .number(Activations.tanhGrad($0.number(0))) },
    .softplusGrad: answering { try .number(Activations.softplusGrad($0.number(0))) },
    .geluGrad: answering { try .number(Activations.geluGrad($0.number(0))) },
    .siluGrad: answering { try .number(Activations.siluGrad($0.number(0))) },
    .reluGrad: answering { try .number(Activations.reluGrad($0.number(0))) },
  ]
}
