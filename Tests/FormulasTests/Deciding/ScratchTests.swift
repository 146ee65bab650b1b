import Exact
import Testing

@testable import Formulas

@Suite struct ScratchTests {
  func value(_ text: String, _ v: Variables, _ given: [(String, String)] = []) throws -> Value<
    Expression
  > {
    var values = v.values
    var names = v.names
    for (name, formula) in given {
      let f = try Formula(formula, Vocabulary(names: names)).expression
      values[name] = try f.evaluate(values, in: v)
      names.append(name)
    }
    return try Formula(text, Vocabulary(names: names)).expression.evaluate(values, in: v)
  }

  @Test func d3() throws {
    var v = Variables()
    try v.declare("w", "real")
    try v.declare("x", "real")
    try v.declare("y", "[0, 1]")
    let given = [("z", "w*x"), ("ŷ", "sigmoid(z)"), ("s", "ŷ"), ("L", "(y - ŷ)^2")]
    let key = try value("grad(L, w)", v, given)
    print(key.scalars[0].text)
    for a in [
      "-2*x*(y - s)*s*(1 - s)", "2*x*(s-y)*s*(1-s)",
      "-2x(y-1/(1+e^(-w x)))*e^(-w x)/(1+e^(-w x))^2", "2x(y-s)s(1-s)", "-2(y-s)s(1-s)",
      "-2x(y-s)(1-tanh(w*x/2)^2)/4", "-x(y-s)/(1+cosh(w*x))", "-2x(y-s)^2 s(1-s)",
      "-2x(y-s)/(2+e^z+e^-z)",
    ] {
      let answer = try value(a, v, given)
      switch try Comparison(v).decide(key, answer) {
      case .equal?: print(a, "EQUAL")
      case .different(let w)?:
        print(
          a, "DIFF", w.point.map { "\($0.name)=\($0.value.scalars[0].summary)" }, w.left.summary,
          w.right.summary)
      case .undecided(let n)?: print(a, "UNDECIDED", n)
      case nil: print("shape")
      }
    }
  }

  @Test func families() throws {
    var v = Variables()
    try v.declare("y", "vector(N)")
    try v.declare("f", "vector(N)")
    try v.declare("X", "matrix(N, d)")
    try v.declare("w", "vector(d)")
    let pairs = [
      ("sum(i, 1, N, (y_i - f_i)^2)", "dot(y,y) - 2*dot(y,f) + Σᵢ fᵢ²"),
      ("Σ_i 1*y_i/y_i", "N"), ("sum(i,1,N,2)", "2N"), ("sum(k,1,N,y_k)", "sum(y)"),
      ("grad(sum(i,1,N,(y_i - f_i)^2), f)", "2(f - y)"),
      ("grad(dot(X*w - y, X*w - y), w)", "2*transpose(X)*(X*w - y)"),
      ("grad(dot(X*w - y, X*w - y), w)", "2*(transpose(X)*X)*w - 2*transpose(X)*y"),
      ("grad(dot(X*w - y, X*w - y), w)", "2*transpose(X)*(X*w + y)"),
      ("grad(log(sum(i,1,N,exp(y_i))), y)", "exp(y)/sum(exp(y))"),
      ("Σ_i Σ_j y_i w_j", "sum(y)*sum(w)"),
      ("mean(y)", "1/N Σ_{i=1}^N y_i"),
      ("sum(i,1,N,y_i^2)", "sum(i,1,N,y_i)^2"),
    ]
    for (a, b) in pairs {
      do {
        let x = try value(a, v), y = try value(b, v)
        switch try Comparison(v).decide(x, y) {
        case .equal?: print(a, "|", b, "EQUAL")
        case .different(let w)?:
          print(
            a, "|", b, "DIFF", w.point.map { "\($0.name)=\($0.value.text { $0.summary })" },
            w.entry, w.left.summary, w.right.summary)
        case .undecided(let n)?: print(a, "|", b, "UNDECIDED", n)
        case nil: print(a, "|", b, "shape")
        }
      } catch { print(a, "|", b, "ERROR", error) }
    }
  }

  @Test func likelihood() throws {
    var v = Variables()
    try v.declare("N", "positive integer")
    try v.declare("v", "positive")
    try v.declare("S", "positive")
    try v.declare("r", "real")
    let given = [("σ", "sqrt(v)"), ("loglik", "N*log(1/sqrt(2*pi*v)) - S/(2*v)")]
    let pairs = [
      ("log(1/sqrt(2*pi*v) * exp(-r^2/(2*v)))", "-1/2 log(2pi v) - r^2/(2v)"),
      ("loglik", "log((2*pi*v)^(-N/2)) - S/(2v)"),
      ("loglik", "-N*log(σ) - (N/2)*log(2pi) - S/(2*σ^2)"),
      ("loglik", "-(N*log(2*pi*σ^2) + S/σ^2)/2"),
      ("grad(loglik, v)", "-N/(2v) + S/(2v^2)"), ("grad(loglik, v)", "(S - N*v)/(2v^2)"),
      ("grad(loglik, v)", "-N/(2v) - S/(2v^2)"),
      ("sqrt(r^2)", "abs(r)"), ("sqrt(r^2)", "r"), ("log(v^2)", "2*log(v)"),
      ("log(r^2)", "2*log(abs(r))"), ("σ*σ", "v"), ("exp(log(v)/2)", "σ"),
      ("v^(r+1)", "v*v^r"), ("log(v*S/N)", "log(v)+log(S)-log(N)"),
      ("tanh(r/2)/2+1/2", "sigmoid(r)"), ("sqrt(v*S)", "sqrt(v)*sqrt(S)"),
      ("log(1+exp(r))", "r + log(1+exp(-r))"), ("max(r,0)", "(r+abs(r))/2"),
      ("(1+r)^(1/2)", "sqrt(r+1)"), ("log(r-3)", "log(r-3+10^-30)"), ("(v^2-1)/(v-1)", "v+1"),
    ]
    for (a, b) in pairs {
      do {
        let x = try value(a, v, given), y = try value(b, v, given)
        switch try Comparison(v).decide(x, y) {
        case .equal?: print(a, "|", b, "EQUAL")
        case .different(let w)?:
          print(
            a, "|", b, "DIFF", w.point.map { "\($0.name)=\($0.value.text { $0.summary })" },
            w.entry, w.left.summary, w.right.summary)
        case .undecided(let n)?: print(a, "|", b, "UNDECIDED", n)
        case nil: print(a, "|", b, "shape")
        }
      } catch { print(a, "|", b, "ERROR", error) }
    }
    var t = Variables()
    try t.declare("t", "(0, 1)")
    let x = try value("kl([t, 1 - t], [1/2, 1/2])", t),
      y = try value("log(2) + t*log(t) + (1-t)*log(1-t)", t)
    print(x.scalars[0].text, try Comparison(t).decide(x, y) as Any)
  }
}
