import Certificates
import Testing

@testable import Formulas

/// Certificates for whole powers, factorials, products over an index, signs that show only of whole forms,
/// groups of probabilities and numbers.
@Suite struct PowerProofTests {
  private func failures(
    _ setting: Setting, _ rows: KeyValuePairs<String, String>, groups: [[String]] = []
  ) throws -> [String] {
    let comparison = Comparison(try setting.variables)
    var failures: [String] = []
    for (left, right) in rows {
      guard
        let proof = comparison.proof(
          try setting.value(left), try setting.value(right), groups: groups)
      else {
        failures.append("no proof: \(left)  |  \(right)")
        continue
      }
      if let fault = CheckedProof.fault(in: proof) { failures.append("\(left): \(fault)") }
    }
    return failures
  }

  @Test func `powers with whole exponents`() throws {
    let setting = Setting([
      "n": "positive integer", "m": "positive integer", "x": "real", "y": "real", "q": "(-2, -1)",
      "p": "(0, 1)",
    ])
    #expect(
      try failures(
        setting,
        [
          "(-x*y)^n": "(-1)^n*x^n*y^n", "(x^n)^m": "x^(n*m)", "(x^2)^n": "x^(2*n)",
          "(2*q)^n": "2^n*q^n", "q^n": "(-1)^n*(-q)^n", "(q^3)^n": "q^(3*n)",
          "(1-p)^n": "(-1)^n*(p-1)^n", "(abs(x)*y)^n": "abs(x)^n*y^n", "(1/x)^n": "x^(-n)",
          "sum(i,0,n,2^i)": "2^(n+1)-1", "sum(i,0,n,x^i)*(1-x)": "1-x^(n+1)",
        ]
      ).isEmpty)
  }

  @Test func `powers that are not equal have no proof`() throws {
    let setting = Setting(["n": "positive integer", "r": "real", "x": "real", "y": "real"])
    let comparison = Comparison(try setting.variables)
    for (left, right) in [
      ("(x*y)^r", "x^r*y^r"), ("(x^2)^(n/2)", "x^n"), ("(-x)^n", "x^n"), ("(x^n)^n", "x^(2*n)"),
      ("x^(n-1)", "x^n/(x+1)"), ("(n+1)!", "n*n!"), ("prod(i,1,n,2*i)", "2*n!"),
      ("prod(i,0,n,i)", "n!"), ("abs(x^2-x+1/5)", "x^2-x+1/5"),
    ] {
      #expect(
        comparison.proof(try setting.value(left), try setting.value(right)) == nil, "\(left)")
    }
  }

  @Test func `factorials, binomial coefficients and products`() throws {
    let setting = Setting([
      "n": "positive integer", "k": "positive integer", "j": "{0,1,2,3}", "c": "real",
      "x": "vector(n)", "z": "vector(n) of positive",
    ])
    #expect(
      try failures(
        setting,
        [
          "n!": "n*(n-1)!", "(n+2)!/n!": "n^2+3*n+2", "log((n+1)!)-log(n!)": "log(n+1)",
          "prod(i,1,n,i+2)": "(n+2)!/2", "2^n*n!": "prod(i,1,n,2*i)",
          "binomial(n+1,k)": "binomial(n,k)+binomial(n,k-1)",
          "binomial(3,j)": "binomial(3,3-j)", "prod(i,1,n,c*x_i)": "c^n*prod(i,1,n,x_i)",
          "prod(i,1,n,x_i^2)": "prod(i,1,n,x_i)^2", "prod(i,1,n,1/z_i)": "1/prod(i,1,n,z_i)",
          "log(prod(i,1,n,z_i))": "sum(i,1,n,log(z_i))", "prod(i,1,n,(i+1)/i)": "n+1",
          "exp(sum(i,1,n,x_i))": "prod(i,1,n,exp(x_i))",
        ]
      ).isEmpty)
  }

  @Test func `signs that show only of a whole form`() throws {
    let setting = Setting(["x": "real", "y": "real", "t": "[0, 1]", "s": "[0, 3]"])
    #expect(
      try failures(
        setting,
        [
          "abs(x^2+2*x+2)": "x^2+2*x+2", "abs(x^2-2*x*y+y^2)": "(x-y)^2",
          "abs(cosh(x)-1)": "cosh(x)-1", "abs(t^3-t)": "t-t^3", "max(x^2+y^2,2*x*y)": "x^2+y^2",
          "sin(s)": "sqrt(1-cos(s)^2)", "max(x,min(x,y))": "x",
          "max(x,max(y,x-1))": "max(x,y)", "sqrt(x^3)": "x*sqrt(x)",
        ]
      ).isEmpty)
  }

  @Test func `probabilities of a group`() throws {
    let setting = Setting(["p": "[0, 1]", "q": "[0, 1]", "r": "[0, 1]"])
    let rows: KeyValuePairs = [
      "p+q+r": "1", "abs(p+q-1)": "r", "p^2+q^2+r^2": "1-2*(p*q+p*r+q*r)", "log(p+q+r)": "0",
    ]
    #expect(try failures(setting, rows, groups: [["p", "q", "r"]]).isEmpty)
    #expect(try failures(setting, rows).count == rows.count)
    #expect(try failures(setting, rows, groups: [["p", "q"]]).count == rows.count)
  }

  @Test func `numbers`() throws {
    #expect(
      try failures(
        Setting([:]),
        [
          "atan(1/2)+atan(1/3)": "pi/4", "4*atan(1/5)-atan(1/239)": "pi/4",
          "atan(2)+atan(3)": "3*pi/4", "acos(1/3)+asin(1/3)": "pi/2",
          "tan(2*atan(1/5))": "5/12", "exp(1e-40)*exp(-1e-40)": "1",
          "(2^(1/3)-1)^(1/3)": "(1/9)^(1/3)-(2/9)^(1/3)+(4/9)^(1/3)",
          "cosh(1e-33)-sinh(1e-33)": "exp(-1e-33)",
        ]
      ).isEmpty)
  }
}
