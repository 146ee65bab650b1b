/// A section of the notes, in their order.
public enum Section: String, Sendable, Hashable, CaseIterable {
  /// A.1 and A.2: vectors and the dot product.
  case vectors = "A.1"
  /// A.3: cosine.
  case cosine = "A.3"
  /// A.4 to A.6: matrices and their products.
  case matrices = "A.4"
  /// A.7: inverse, determinant, linear systems.
  case systems = "A.7"
  /// A.8: rank.
  case ranks = "A.8"
  /// A.9: singular values.
  case singularValues = "A.9"
  /// A.10: norms and regularisers.
  case norms = "A.10"
  /// A.11: tensors.
  case tensors = "A.11"
  /// Eigenvalues and the spectral radius, from the lessons on networks.
  case spectra = "A.12"
  /// B.12 and B.13: derivatives of a number, and the chain rule.
  case derivatives = "B.12"
  /// B.14, with the Jacobian of B.18, and B.19: gradients, Jacobians, Hessians.
  case gradients = "B.14"
  /// B.15: gradient descent.
  case descent = "B.15"
  /// B.16, with the estimators of C.25: squared error, regression, likelihood.
  case regression = "B.16"
  /// B.17: softmax and cross-entropy.
  case softmax = "B.17"
  /// The layers of B.18, with D.2 and D.3: activations, networks, initial weights.
  case networks = "B.18"
  /// C.20 to C.22: distributions.
  case distributions = "C.20"
  /// C.21 and C.29: moments, and the law of large numbers.
  case moments = "C.21"
  /// C.23 and C.24: Bayes' theorem and independence.
  case bayes = "C.23"
  /// C.26 to C.28: entropy, divergences, perplexity.
  case information = "C.26"
  /// Layer, RMS and batch norm, and dropout, from the lessons on networks.
  case normalisation = "C.30"
  /// Attention, from the lessons on transformers.
  case attention = "C.31"
  /// Calibration of forecasts, from the lessons on models.
  case calibration = "C.32"
}
