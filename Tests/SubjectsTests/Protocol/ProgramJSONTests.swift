import Exact
import Formats
import Laws
import Subjects
import Testing

@Suite struct ProgramJSONTests {
  private func read(_ text: String, as kind: Datum.Kind) throws -> Datum {
    try Datum(try JSON.read(Array(text.utf8), as: .strict), as: kind, named: "f")
  }

  @Test func `a program is read step by step and written without empty lists`() throws {
    let text =
      #"{"steps":[{"op":"input","counts":[0]},{"op":"scale","on":[0],"numbers":[0.1]},"#
      + #"{"op":"mul","on":[1,0]},{"op":"pow","on":[2],"counts":[-3]}]}"#
    var program = Program()
    let x = program.append("input", counts: [0])
    let scaled = program.append("scale", x, numbers: [0.1])
    let product = program.append("mul", scaled, x)
    program.append("pow", product, counts: [-3])
    let datum = try read(text, as: .program)
    #expect(datum == .program(program))
    #expect(datum.kind == .program)
    #expect(datum.json().compact() == text)
    #expect(
      try datum.asProgram().description.hasPrefix("0 = input [0]; 1 = scale 0 [0.1]; 2 = mul"))
  }

  @Test func `an operation that nobody knows is read, for the subject to refuse`() throws {
    let datum = try read(#"{"steps":[{"op":"frobnicate","on":[7]}]}"#, as: .program)
    #expect(try datum.asProgram().steps == [Program.Step("frobnicate", [7])])
    #expect(try read(#"{"steps":[]}"#, as: .program) == .program(Program()))
  }

  @Test func `a list of tensors is an array of shapes with data`() throws {
    let text = #"[{"shape":[],"data":[1.5]},{"shape":[0,2],"data":[]}]"#
    let datum = try read(text, as: .tensors)
    let tensors = [
      try Tensor(shape: [], elements: [1.5]), try Tensor(shape: [0, 2], elements: [Double]()),
    ]
    #expect(datum == .tensors(tensors))
    #expect(datum.json().compact() == text)
    #expect(try read("[]", as: .tensors).json().compact() == "[]")
  }

  @Test(arguments: [
    ("[]", "f: an object {\"steps\": […]} is expected, not an array"),
    (#"{"steps":[],"more":1}"#, "f: an object {\"steps\": […]} is expected"),
    (#"{"steps":{}}"#, "f.steps: an array of steps is expected, not an object"),
    (
      #"{"steps":["add"]}"#, "f.steps[0]: a step {\"op\": …, \"on\": […]} is expected, not a string"
    ),
    (#"{"steps":[{"on":[]}]}"#, "f.steps[0]: op is missing: the operation's name"),
    (#"{"steps":[{"op":1}]}"#, "f.steps[0].op: the operation's name, a string, is expected"),
    (
      #"{"steps":[{"op":"add","in":[]}]}"#, "f.steps[0]: a step has op, on, numbers and counts, and"
    ),
    (#"{"steps":[{"op":"add","on":0}]}"#, "f.steps[0].on: an array of the numbers of steps"),
    (#"{"steps":[{"op":"add","on":[0,1.5]}]}"#, "f.steps[0].on[1]: a whole number of 64 bits"),
    (#"{"steps":[{"op":"scale","numbers":["x"]}]}"#, "f.steps[0].numbers[0]: a number is expected"),
  ])
  func `a malformed program has one clear line`(text: String, message: String) throws {
    let error = #expect(throws: DatumError.self) { try read(text, as: .program) }
    let line = try #require(error).description
    #expect(line.hasPrefix(message))
    #expect(!line.contains("\n"))
  }

  @Test(arguments: [
    (#"{"shape":[1],"data":[1]}"#, "f: an array of tensors is expected, not an object"),
    ("[1]", "f[0]: an object {\"shape\": […], \"data\": […]} is expected, not a number"),
    (#"[{"shape":[2],"data":[1]}]"#, "f[0]: 1 numbers do not fill the shape [2]"),
  ])
  func `a malformed list of tensors has one clear line`(text: String, message: String) throws {
    let error = #expect(throws: DatumError.self) { try read(text, as: .tensors) }
    #expect(try #require(error).description == message)
  }

  @Test func `operations have names of their own`() {
    let names = Program.operations.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Program.operation("pow")?.description == "pow(x) counts [k]")
    #expect(Program.operation("frobnicate") == nil)
  }
}
