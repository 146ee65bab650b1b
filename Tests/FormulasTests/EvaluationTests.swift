import Exact
import Formulas
import Testing

/// What formulas without names come to.
struct EvaluationTests {
  @Test(
    "Rational values are exact",
    arguments: [
      ("0.1 + 0.2", "3/10"),
      ("24/25", "24/25"),
      ("1.31e5", "131000"),
      ("2.5e-3", "1/400"),
      ("77.4%", "387/500"),
      ("-2^2", "-4"),
      ("2^-3", "1/8"),
      ("2^3^2", "512"),
      ("0^0", "1"),
      ("4^(1/2)", "2"),
      ("8^(2/3)", "4"),
      ("√(25·25)", "25"),
      ("20!/18!", "380"),
      ("0!", "1"),
      ("|−3/4|", "3/4"),
      ("e^0 + log(1) + cos(0)", "2"),
      ("log(e^3)", "3"),
      ("exp(log(5))", "5"),
      ("0.3*0.8/(0.3*0.8 + 0.7*0.1)", "24/31"),
      ("24/(24+7)", "24/31"),
      ("1/(1+7/24)", "24/31"),
      ("max(1, 3, 2) - min(4, 5)", "-1"),
      ("[3,4]·[4,3]", "24"),
      ("dot([3,4],[4,3])/(norm([3,4])·norm([4,3]))", "24/25"),
      ("cosine([3,4],[5,12])", "63/65"),
      ("norm1([3,-4]) + norminf([3,-4])", "11"),
      ("distance([1,2],[4,6])", "5"),
      ("normalize([3,4])", "[3/5, 4/5]"),
      ("hadamard([1,2],[3,4])", "[3, 8]"),
      ("mean(1,2,4) + variance([1,2,3])", "3"),
      ("sum([1,2,3]) + product(2,3)", "12"),
      ("[[1,2],[3,4]]*[[0,1],[1,0]]", "[[2, 1], [4, 3]]"),
      ("[[1,2],[3,4]]*[1,1]", "[3, 7]"),
      ("[1,1]*[[1,2],[3,4]]", "[4, 6]"),
      ("[[1,2],[3,4]]ᵀ", "[[1, 3], [2, 4]]"),
      ("[[1,1],[0,1]]^3", "[[1, 3], [0, 1]]"),
      ("det([[1,2],[3,4]])", "-2"),
      ("inverse([[1,2],[3,4]])", "[[-2, 1], [3/2, -1/2]]"),
      ("trace([[1,2],[3,4]])", "5"),
      ("outer([1,2],[3,4])", "[[3, 4], [6, 8]]"),
      ("2[1,2] - [1,1]/2", "[3/2, 7/2]"),
      ("bayes(0.3, 0.8, 0.1)", "24/31"),
      ("kl([1/2,1/2],[1/2,1/2])", "0"),
      ("relu([-1,0,2])", "[0, 0, 2]"),
      ("sigmoid(0)", "1/2"),
      ("softmax([0,0])", "[1/2, 1/2]"),
      ("[[1,2],[3,4]][1,0] + [5,6][1]", "9"),
      ("[[1,2],[3,4]][1]", "[3, 4]"),
      ("1/3 < 0.3334", "true"),
      ("[1,2] = [1,3]", "false"),
      ("[1,2] != [1,2,3]", "true"),
      ("log(8)/log(2)", "3"),
      ("log2(8) + log10(0.01)", "1"),
    ])
  func exact(text: String, expected: String) {
    #expect(value(text) == expected)
  }

  // The digits are those of mpmath 1.3.0 at 40 digits.
  @Test(
    "Irrational values have the right digits",
    arguments: [
      ("log(2)", "0.693147180559945309417232121458"),
      ("1 bit", "0.693147180559945309417232121458"),
      ("π", "3.14159265358979323846264338328"),
      ("180°", "3.14159265358979323846264338328"),
      ("e", "2.71828182845904523536028747135"),
      ("√2", "1.41421356237309504880168872421"),
      ("2^√2", "2.66514414269022518865029724987"),
      ("e^π", "23.1406926327792690057290863679"),
      ("sigmoid(1)", "0.731058578630004879251159241822"),
      ("acos(24/25)/1°", "16.2602047083119574062887748818"),
      ("angle([3,4],[4,3])*180/π", "16.2602047083119574062887748818"),
      ("0.3ln0.6+0.7ln1.4", "0.0822828785050518463915611582608"),
      ("kl([0.3,0.7],[1/2,1/2])", "0.0822828785050518463915611582608"),
      ("entropy([0.3,0.7])", "0.610864302054893463025670963197"),
      ("js([1,0],[1/2,1/2])", "0.215761554338835695579414254495"),
      ("crossentropy([1/2,1/2],[1/4,3/4])", "0.836988216785835773136841624455"),
      ("softplus(0)", "0.693147180559945309417232121458"),
      ("logsumexp([1,2,3])", "3.40760596444438030448291990455"),
      ("3log(1/√(2π·3)) - 9/6", "-5.90473403261618276243385706460"),
      ("sin(1)", "0.841470984807896506652502321630"),
      ("tanh(1/2)", "0.462117157260009758502318483644"),
      ("asinh(1)", "0.881373587019543025232609324980"),
      ("atanh(1/2)", "0.549306144334054845697622618461"),
      ("acosh(2)", "1.31695789692481670862504634731"),
      ("atan2(1,-2)", "2.67794504458898712224838715182"),
    ])
  func digits(text: String, expected: String) {
    #expect(value(text) == expected)
  }

  @Test(
    "What has no value says why, at its place",
    arguments: [
      ("1 + 2/0", "6..<7 division by zero"),
      ("1/(√2·√2 - 2)", "2..<13 division by zero"),
      ("0^-1", "0..<4 division by zero"),
      ("2 + log(0)", "4..<10 the logarithm needs a positive number, not 0"),
      ("√(1-2)", "0..<6 a root needs a number that is not negative, not -1"),
      ("(-8)^(1/3)", "0..<10 a root needs a number that is not negative, not -8"),
      ("acos(25/24)", "0..<11 acos needs a number from −1 to 1, not 25/24"),
      ("acosh(1/2)", "0..<10 acosh is not defined at 1/2"),
      ("atanh(1)", "0..<8 atanh is not defined at 1"),
      ("atan2(0, 0)", "0..<11 atan2 is not defined at 0, 0"),
      ("(1/2)!", "0..<6 `factorial` needs a whole number that is not negative, not 1/2"),
      ("(-1)!", "0..<5 `factorial` needs a whole number that is not negative, not -1"),
      ("[1,2] + 1", "0..<9 +: a vector of 2 and a number do not fit"),
      ("[1,2] - [1,2,3]", "0..<15 −: a vector of 2 and a vector of 3 do not fit"),
      ("[1,2]*[1,2,3]", "0..<13 ·: a vector of 2 and a vector of 3 do not fit"),
      ("[[1,2]]*[[1,2]]", "0..<15 product: a 1×2 matrix and a 1×2 matrix do not fit"),
      ("1/[1,2]", "0..<7 division by a vector is not defined"),
      ("2^[1,2]", "0..<7 an exponent that is a vector is not defined"),
      ("[1,2]^2", "0..<7 a power of a vector is not defined"),
      ("[1,[2,3]]", "0..<9 a list of a number and a vector is not defined"),
      ("[[1,2],[3]]", "0..<11 rows: a vector of 2 and a vector of 1 do not fit"),
      ("dot([1],[1,2])", "0..<14 `dot` needs two vectors of the same length, not of 1 and 2"),
      ("dot(1, 2)", "0..<9 `dot` of a number is not defined"),
      ("det([1,2])", "0..<10 `det` of a vector is not defined"),
      ("det([[1,2]])", "0..<12 `det` needs a square matrix, not 1×2"),
      ("inverse([[1,2],[2,4]])", "0..<22 the matrix has no inverse"),
      ("cosine([0,0],[1,1])", "0..<19 `cosine` of a vector of length 0 is not defined"),
      ("kl([0.3,0.6],[1/2,1/2])", "0..<23 `kl`: p sums to 9/10, not 1"),
      ("kl([1/2,1/2],[0,1])", "0..<19 `kl` is infinite: q is 0 where p is not (entry 0)"),
      ("entropy([2,-1])", "0..<15 `entropy`: -1 in p is no probability"),
      ("bayes(1.2, 0.5, 0.5)", "0..<20 `bayes`: 6/5 in prior is no probability"),
      ("bayes(0, 1, 0)", "0..<14 division by zero"),
      ("[1,2][2]", "6..<7 there is no entry 2: indices go from 0 to 1"),
      ("[1,2][1/2]", "6..<9 there is no entry 1/2: indices go from 0 to 1"),
      ("[1,2] < [1,3]", "0..<13 `<` of a vector is not defined"),
    ])
  func undefined(text: String, message: String) {
    #expect(value(text) == message)
  }

  @Test("Names take the values given; entries count from 0 in brackets and from 1 behind a bar")
  func names() throws {
    let values: [String: Value<Real>] = [
      "p": .vector([.rational(5), .rational(7)]), "t": .truth(true), "k": .scalar(.rational(3)),
    ]
    #expect(value("p[0] + 10p_2 + 100p₁", values) == "575")
    #expect(value("k*p", values) == "[15, 21]")
    #expect(value("-t", values) == "0..<2 `−` of a statement is not defined")
    #expect(value("t + 1", values) == "0..<5 `+` of a statement is not defined")
    #expect(value("k[0]", values) == "0..<4 an entry of a number is not defined")
    let missing = try Formula("1 + m", Vocabulary(names: ["m"]))
    let error = try #require(throws: FormulaError.self) { try missing.expression.evaluate() }
    #expect(error.text == "4..<5 `m` has no value here")
  }

  @Test("Work beyond the fuel is refused, and named in its unit")
  func outOfFuel() throws {
    let formula = try Formula("1 + 1 + 1", Vocabulary())
    let error = try #require(throws: FormulaError.self) {
      try Fuel.limited(to: 2) {
        let _: Value<Real> = try formula.expression.evaluate()
      }
    }
    #expect(error.problem == .arithmetic(.outOfFuel(limit: 2)))
    #expect(error.message == "too much work: more than 2 operations (fuel/1)")
  }
}
