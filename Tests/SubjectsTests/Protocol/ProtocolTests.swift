import Exact
import Formats
import Laws
import Subjects
import Testing

@Suite struct ProtocolTests {
  private let echo = Subject(
    name: "echo",
    [
      .normalize: { $0[0] }, .transpose: { $0[0] }, .reshape: { $0[0] },
      .sum: { _ in throw SubjectError.refused(kind: "empty", message: "nothing") },
    ])

  private func answer(_ line: String) -> String { Answer.line(to: Array(line.utf8), by: echo) }

  @Test(arguments: [
    ("[1,0.1,-0.0,1e400,5e-324]", #"[1.0,0.1,-0.0,"inf",5e-324]"#),
    (#"["0x1.8p3","-inf","nan","-0x1p-1074"]"#, #"[12.0,"-inf","nan",-5e-324]"#),
    ("[]", "[]"),
  ])
  func `vectors are read exactly and written as the shortest decimals`(
    written: String, read: String
  ) {
    #expect(
      answer(#"{"id":1,"call":"normalize","args":[\#(written)]}"#) == #"{"id":1,"value":\#(read)}"#)
  }

  @Test(arguments: [
    ("[[1,2],[3,4]]", "[[1.0,2.0],[3.0,4.0]]"), ("[]", "[]"),
    ("[[],[]]", #"{"shape":[2,0],"data":[]}"#),
    (#"{"shape":[0,3],"data":[]}"#, #"{"shape":[0,3],"data":[]}"#),
    (#"{"data":[1,2],"shape":[1,2]}"#, "[[1.0,2.0]]"),
  ])
  func `matrices without elements keep their shape`(written: String, read: String) {
    #expect(
      answer(#"{"id":1,"call":"transpose","args":[\#(written)]}"#) == #"{"id":1,"value":\#(read)}"#)
  }

  @Test(arguments: [
    (#"{"id":1,"call":"sum","args":[[]]}"#, #"{"id":1,"error":{"kind":"empty","#),
    (#"{"id":1,"call":"dto","args":[]}"#, "did you mean dot?"),
    (#"{"id":1,"call":"dot","args":[[],[]]}"#, #""kind":"missing""#),
    (#"{"id":1,"call":"normalize","args":[[1,[2]]]}"#, "x[1]: a number is expected, not an array"),
    (#"{"id":1,"call":"normalize","args":[["1"]]}"#, "not “1”"),
    (
      #"{"id":1,"call":"normalize","args":[[1],{}]}"#,
      "takes 1 argument (x: vector), and no options"
    ),
    (#"{"id":1,"call":"transpose","args":[[[1],[1,2]]]}"#, "row 1 has 2 numbers, and row 0 has 1"),
    (#"{"id":1,"call":"transpose","args":[{"shape":[-1,2],"data":[]}]}"#, "do not fill the shape"),
    (#"{"id":1,"call":"reshape","args":[{"shape":[1],"data":[1]},[1.5]]}"#, "shape[0]: a whole"),
    (#"{"id":[],"call":"sum","args":[[]]}"#, #"{"id":null,"error":{"kind":"request""#),
    (#"{"id":1,"call":"sum","arg":[[]]}"#, "no “arg”"), ("", #""kind":"request""#),
  ])
  func `each mistake has one clear line`(line: String, part: String) {
    let answer = answer(line)
    #expect(answer.contains(part))
    #expect(!answer.contains("\n") && (try? JSON.read(Array(answer.utf8), as: .strict)) != nil)
  }
}
