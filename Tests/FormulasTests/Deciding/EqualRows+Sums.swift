extension EqualRows {
  static let vectors = [
    Table(
      setting: Setting([
        "a": "vector(3)", "b": "vector(3)", "A": "matrix(2, 2)", "B": "matrix(2, 2)",
        "u": "vector(2)", "k": "real", "P": "matrix(2, 2) of positive",
      ]),
      rows: [
        Row("dot(a, b)", "a_1*b_1 + a_2*b_2 + a_3*b_3", "written out"),
        Row("dot(a, b)", "dot(b, a)", "in either order"),
        Row("dot(a + b, a - b)", "dot(a, a) - dot(b, b)", "the third binomial formula"),
        Row("norm(a)^2", "dot(a, a)", "a length"),
        Row("norm(k*a)", "abs(k)*norm(a)", "a factor out of a length"),
        Row("norm(a - b)", "distance(b, a)", "a distance"),
        Row("norm1(2a)", "2*norm1(a)", "a sum of magnitudes"),
        Row("a + b", "b + a", "entry by entry"),
        Row("k*(a + b)", "k*a + k*b", "entry by entry"),
        Row("sum(a)/3", "mean(a)", "a mean"),
        Row("mean(a)", "1/3*(a_1 + a_2 + a_3)", "a mean written out"),
        Row("A*(u + u)", "2*A*u", "a matrix is linear"),
        Row("(A*B)*u", "A*(B*u)", "matrix products associate"),
        Row("transpose(A*B)", "transpose(B)*transpose(A)", "the transpose turns products"),
        Row("A + transpose(A)", "transpose(A + transpose(A))", "a symmetric part"),
        Row("det(A*B)", "det(A)*det(B)", "determinants multiply"),
        Row("det(A)", "A_{1,1}*A_{2,2} - A_{1,2}*A_{2,1}", "a determinant written out"),
        Row("trace(A*B)", "trace(B*A)", "a trace turns"),
        Row("dot(u, A*u)", "dot(transpose(A)*u, u)", "a quadratic form"),
        Row("inverse([[1, 2], [3, 4]])*[[1, 2], [3, 4]]*A", "A", "an inverse of numbers"),
        Row("sqrt(P_{1,1}^2)", "P_{1,1}", "the domain is that of the entries"),
        Row(
          "log(P_{1,1}*P_{1,2})", "log(P_{1,1}) + log(P_{1,2})", "the domain is that of the entries"
        ),
        Row("softmax(a)", "softmax(a + [k, k, k])", "a shift of all"),
        Row("sum(softmax(a))", "1", "shares"),
        Row("logsumexp(a + [k, k, k])", "k + logsumexp(a)", "a shift out of the sum"),
        Row("sum(i, 1, 3, a_i*b_i)", "dot(a, b)", "a sum between numbers"),
        Row("[a_1, a_2]", "[a_2 + a_1 - a_2, a_2]", "entry by entry"),
        Row("outer(u, u)*u", "dot(u, u)*u", "a product of three"),
        Row("variance(a)", "mean([a_1^2, a_2^2, a_3^2]) - mean(a)^2", "two ways to a variance"),
      ])
  ]

  static let families = Setting([
    "y": "vector(N)", "f": "vector(N)", "X": "matrix(N, d)", "w": "vector(d)", "A": "matrix(d, d)",
    "c": "real", "p": "vector(N) of positive", "M": "positive integer", "v": "positive",
  ])

  static let sums = [
    Table(
      setting: families,
      rows: [
        Row("sum(i, 1, N, 1)", "N", "a sum of ones"),
        Row("sum(i, 1, N, 2)", "2N", "a sum of a constant"),
        Row("sum(i, 1, N, c*y_i)", "c*sum(y)", "a constant in front"),
        Row("sum(i, 1, N, y_i + c)", "sum(y) + N*c", "a constant term"),
        Row("sum(i, 1, N, y_i)", "sum(k, 1, N, y_k)", "another name for the index"),
        Row("sum(i, 1, N, y_i)", "sum(y)", "all entries"),
        Row("Σᵢ yᵢ", "Σ_{j=1}^N y_j", "two notations"),
        Row("sum(i, 1, N, y_i + f_i)", "sum(y) + sum(f)", "a sum of sums"),
        Row("sum(i, 1, N, (y_i - f_i)^2)", "dot(y, y) - 2*dot(y, f) + Σᵢ fᵢ²", "squares expanded"),
        Row("sum(i, 1, N, (y_i - f_i)^2)", "dot(y - f, y - f)", "a squared length"),
        Row("norm(y - f)^2", "sum(i, 1, N, (f_i - y_i)^2)", "a squared length"),
        Row("distance(y, f)^2", "dot(y - f, y - f)", "a squared distance"),
        Row("mean(y)", "1/N Σ_{i=1}^N y_i", "a mean"),
        Row("mean(y + f)", "mean(y) + mean(f)", "a mean is linear"),
        Row("Σᵢ (yᵢ - mean(y))", "0", "deviations from the mean"),
        Row("Σᵢ (yᵢ - mean(y))^2", "Σᵢ yᵢ² - N*mean(y)^2", "the sum of squared deviations"),
        Row("sum(i, 1, N, sum(j, 1, d, y_i*w_j))", "sum(y)*sum(w)", "a double sum that factors"),
        Row("Σ_i Σ_j X_ij*w_j", "sum(X*w)", "a double sum of a matrix"),
        Row("Σ_i Σ_j y_i*X_ij*w_j", "Σ_j Σ_i w_j*y_i*X_ij", "in either order"),
        Row("dot(y, X*w)", "dot(transpose(X)*y, w)", "an adjoint"),
        Row("dot(w, A*w)", "Σ_i Σ_j A_ij*w_i*w_j", "a quadratic form"),
        Row("dot(w, A*w)", "dot(w, transpose(A)*w)", "a quadratic form and the transpose"),
        Row("(Σᵢ yᵢ)^2", "Σ_i Σ_j y_i*y_j", "a square of a sum"),
        Row("(Σ_i y_i)*(Σ_i f_i)", "Σ_i Σ_j y_i*f_j", "a product of sums with one index name"),
        Row("X*(w + w)", "2*X*w", "a matrix is linear"),
        Row("X*(A*w)", "(X*A)*w", "matrix products associate"),
        Row("transpose(X*A)", "transpose(A)*transpose(X)", "the transpose turns products"),
        Row("transpose(transpose(X))", "X", "twice turned"),
        Row("hadamard(y, f)", "hadamard(f, y)", "entry by entry"),
        Row("sum(hadamard(y, f))", "dot(y, f)", "a dot product"),
        Row("sum(i, 1, N, log(p_i))", "Σᵢ log(pᵢ)", "the logarithms of the entries"),
        Row("sum(i, 1, N, log(p_i^2))", "2*sum(log(p))", "a factor out of logarithms"),
        Row("sum(i, 1, N, log(v*p_i))", "N*log(v) + Σᵢ log(pᵢ)", "a constant out of logarithms"),
        Row("sum(i, 1, N, y_i/v)", "sum(y)/v", "a constant divisor"),
        Row("sum(i, 1, N, p_i/p_i)", "N", "entries that cancel"),
        Row("exp(y)/sum(exp(y))", "exp(c)*exp(y)/sum(i, 1, N, exp(y_i + c))", "a shift of all"),
        Row("sum(exp(y)/sum(exp(y)))", "1", "shares"),
        Row("log(sum(i, 1, N, exp(y_i + c)))", "c + log(sum(exp(y)))", "a shift out of the sum"),
        Row("log(sum(i, 1, N, exp(y_i - c))) + c", "log(Σ_j exp(y_j))", "the stable form"),
        Row("sum(i, 1, N, sum(j, 1, M, y_i))", "M*sum(y)", "an index that is not used"),
        Row("sum(i, 1, N - 1, y_{i+1})", "sum(i, 2, N, y_i)", "a shifted index"),
        Row("sum(i, 0, N - 1, y_{i+1})", "sum(y)", "an index from 0"),
        Row("sum(i, 3, N + 2, c)", "N*c", "a count from 3"),
        Row("sum(k, 0, M, c)", "(M + 1)*c", "both ends count"),
        Row("sum(i, 1, N, c^2*y_i^2)", "c^2*dot(y, y)", "a square in front"),
        Row(
          "sum(i, 1, N, (y_i - dot(y, f))^2)",
          "dot(y, y) - 2*sum(y)*dot(y, f) + N*dot(y, f)^2", "a sum inside of a sum"),
        Row("Σ_i y_i*sum(j, 1, i, f_j)", "sum(i, 1, N, sum(j, 1, i, f_j*y_i))", "a triangle"),
        Row(
          "sum(i, 1, N, sum(j, 1, i, y_j)) - sum(k, 1, N, sum(l, 1, k, y_l))", "0",
          "a triangle with an unused outer index"),
        Row("sum(i, 1, N, tanh(y_i/2))", "2*sum(sigmoid(y)) - N", "activations of the entries"),
        Row("sum(i, 1, N, sigmoid(-y_i))", "N - sum(sigmoid(y))", "complements of the entries"),
        Row("norm1(c*y)", "abs(c)*norm1(y)", "a magnitude in front"),
        Row("-1/N*Σᵢ (yᵢ*log(pᵢ))", "mean(-hadamard(y, log(p)))", "a mean loss"),
        Row("sqrt(sum(i, 1, N, y_i^2))", "norm(y)", "a length"),
        Row("Σ_i (Σ_j X_ij*w_j)^2", "dot(X*w, X*w)", "a squared length of a product"),
        Row("Σ_i (Σ_j X_ij*w_j)^2", "Σ_i Σ_j Σ_k X_ij*X_ik*w_j*w_k", "a square written out"),
      ])
  ]

  static let gradients = [
    Table(
      setting: families,
      rows: [
        Row("grad(sum(i, 1, N, (y_i - f_i)^2), f)", "2*(f - y)", "a squared error"),
        Row("grad(dot(X*w - y, X*w - y), w)", "2*transpose(X)*(X*w - y)", "least squares"),
        Row(
          "grad(dot(X*w - y, X*w - y), w)", "2*(transpose(X)*X)*w - 2*transpose(X)*y", "expanded"),
        Row("grad(dot(w, A*w), w)", "(A + transpose(A))*w", "a quadratic form"),
        Row("grad(dot(w, A*w), A)", "grad(dot(A*w, w), A)", "a quadratic form by its matrix"),
        Row("grad(dot(w, w), w)", "2w", "a squared length"),
        Row("grad(norm(w), w)", "w/norm(w)", "a length"),
        Row("grad(log(sum(exp(y))), y)", "exp(y)/sum(exp(y))", "the softmax"),
        Row("grad(sum(y)^2, y)", "2*sum(y)*grad(sum(y), y)", "a square of a sum"),
        Row("grad(mean(y), y)", "1/N*grad(sum(y), y)", "a mean"),
        Row("grad(dot(y, f), y)", "f", "a linear form"),
        Row("grad(dot(y - c*f, y - c*f), c)", "-2*dot(f, y - c*f)", "by a number"),
        Row("grad(Σ_i (y_i - c)^2, c)", "2*N*c - 2*sum(y)", "by a number"),
        Row("grad(Σ_i Σ_j A_ij*A_ji, A)", "2*transpose(A)", "both indices turned"),
        Row("grad(Σ_i Σ_j A_ij^2, A)", "2A", "a squared matrix norm"),
        Row("grad(dot(y, X*w), X)", "grad(dot(X*w, y), X)", "a bilinear form"),
        Row(
          "grad(-Σᵢ (yᵢ*log(sigmoid(fᵢ)) + (1 - yᵢ)*log(1 - sigmoid(fᵢ))), f)", "sigmoid(f) - y",
          "the logistic loss"),
        Row("grad(Σ_i (y_i - Σ_j X_ij*w_j)^2, w)", "-2*transpose(X)*(y - X*w)", "in indices"),
        Row(
          "grad(-N/2*log(2*pi*v) - Σ_i (y_i - c)^2/(2v), v)",
          "-N/(2v) + Σ_i (y_i - c)^2/(2v^2)", "a log-likelihood by the variance"),
      ])
  ]
}
