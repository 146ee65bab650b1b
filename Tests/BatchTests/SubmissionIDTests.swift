import Grading
import Testing

@testable import Batch

@Suite struct SubmissionIDTests {
  @Test(arguments: [
    #"{"student":"ada","answers":{}}"#,
    #" { "answers" : {"D.1":{"dot":"\"}{","cosine":[1,[2]]}} , "student" : "ada" , "attempt" : 3 } "#,
    #"{"id":"own","student":"ada","answers":{}}"#,
    #"{"student":"a\"b","answers":{}}"#, #"{"student":"aéb","answers":{}}"#,
    #"{"stud\u0065nt":"ada","answers":{}}"#, #"{"student":"aé↵","attempt":12,"answers":null}"#,
    #"{"student":"ada","attempt":1e1,"answers":{}}"#,
    #"{"student":"ada","attempt":0,"answers":{}}"#,
    #"{"student":"","answers":{}}"#, #"{"student":7,"answers":{}}"#, #"{"answers":{}}"#, "", "[]",
    "{",
    #"{"student":"ada","student":"bob","answers":{}}"#, #"{"id":"","student":"ada","answers":{}}"#,
    #"{"id":null,"student":"ada","answers":{}}"#, #"{"student":"ada","answers":{}} x"#,
    "\u{FEFF}{\"student\":\"ada\",\"answers\":{}}",
  ])
  func `the id is that of the submission, wherever there is one`(text: String) {
    let bytes = Array(text.utf8)
    guard let submission = try? Submission(bytes) else { return }
    #expect(SubmissionID.find(in: bytes) == submission.id)
  }

  @Test func `what is wrong among the answers leaves the id`() {
    #expect(
      SubmissionID.find(in: Array(#"{"student":"ada","answers":{"D.1":{"dot":01}}}"#.utf8))
        == "ada#1")
    #expect(SubmissionID.find(in: Array(#"{"student":"ada","answers":[7]}"#.utf8)) == "ada#1")
  }

  @Test(arguments: [
    "", "{", "[]", #"{"student":7}"#, #"{"student":"ada","attempt":0}"#, #"{"student":"ada"} x"#,
    #"{"student":"ada","student":"bob"}"#, #"{"id":"","student":"ada"}"#, #"{"student":"ada"#,
  ])
  func `where there is none, none is made up`(text: String) {
    #expect(SubmissionID.find(in: Array(text.utf8)) == nil)
  }
}
