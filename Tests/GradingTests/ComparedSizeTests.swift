import Testing

@testable import Grading

/// What is said about sizes that are names, decimals as they were written, and sums that begin too early.
@Suite struct ComparedSizeTests {
  private func request(_ key: String, _ answer: String, _ domains: [String: String])
    -> CompareRequest
  {
    var request = CompareRequest(key: key, answer: answer)
    request.domains = domains.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) }
    return request
  }

  @Test(arguments: [
    (
      "transpose(A*B)", "A^T B^T", ["A": "matrix(m,n)", "B": "matrix(n,k)"],
      "·: an n×m matrix and a k×n matrix do not fit."
    ),
    (
      "X^T*G", "G^T X", ["X": "matrix(m,n)", "G": "matrix(m,k)"],
      "The right answer is an n×k matrix, not a k×n matrix: rows and columns are exchanged."
    ),
    (
      "trace(A^T*A)", "tr(A)", ["A": "matrix(m,n)"],
      "`trace` needs a square matrix, not m×n."
    ),
    (
      "X^T*X+lambda*I", "X X^T+lambda I", ["X": "matrix(n,d)", "lambda": "positive"],
      "The right answer is a 3×3 matrix, not a 2×2 matrix. This is for n = 2, d = 3."
    ),
    (
      "outer(g,x)", "g^T x", ["g": "vector(m)", "x": "vector(n)"],
      "·: a vector of m and a vector of n do not fit."
    ),
    (
      "outer(g,x)", "norm(g-x)", ["g": "vector(2)", "x": "vector(3)"],
      "−: a vector of 2 and a vector of 3 do not fit."
    ),
    (
      "sum(j,1,n,x_j)", "sum(j,0,n,x_j)", ["n": "positive integer"],
      "The index begins at 0, and x_0 is none of x_1, …, x_n."
    ),
    (
      "sum(p,1,n,A_ip*B_pj)", #"\sum_{p=0}^n A_{ip}B_{pj}"#, ["n": "positive integer"],
      "The index begins at 0, and the rows and columns of B are counted from 1."
    ),
    (
      "max(abs(r),1)", #"\begin{cases}2 & |r|\le1\\|r| & |r|>1\end{cases}"#, [:],
      "`\\begin{cases}`: a jump is not read here: the two cases do not meet at |r| = 1."
    ),
  ])
  func `what does not fit is named`(
    key: String, answer: String, domains: [String: String], reason: String
  ) throws {
    #expect(try request(key, answer, domains).decide().reason == reason)
  }

  @Test(arguments: [
    (
      "24/31", "0.7742",
      "Yours is 0.7742, the right value is 24/31. 0.7742 is rounded, 24/31 is exact."
    ),
    ("24/31", "0.7745", "Yours is 0.7745, the right value is 24/31."),
    (
      "24/31", "77.42%",
      "Yours is 77.42%, the right value is 24/31. 77.42% is rounded, 24/31 is exact."
    ),
    (
      "24/31", "≈ 0.7742",
      "Yours is 0.7742, the right value is 24/31. 0.7742 is rounded, 24/31 is exact."
    ),
    // A whole number, and a fraction, are meant as they stand.
    ("24/31", "1", "Yours is 1, the right value is 24/31."),
    ("24/31", "3871/5000", "Yours is 3871/5000, the right value is 24/31."),
    (
      "[1/8, 1/3]", "[0.125, 0.33]",
      "Entry 2 of yours is 0.33, the right value is 1/3. 0.33 is rounded: the exact value is asked for."
    ),
  ])
  func `a decimal is told as it was written`(key: String, answer: String, reason: String) throws {
    let finding = try CompareRequest(key: key, answer: answer).decide()
    #expect(finding.verdict == .wrong)
    #expect(finding.reason == reason)
  }

  @Test func `a number that is not near enough is told`() throws {
    var request = CompareRequest(key: "24/31", answer: "0.76")
    request.closeness = .decimals(2)
    #expect(try request.decide().reason == "0.76 is not near enough to the right value.")
  }
}
