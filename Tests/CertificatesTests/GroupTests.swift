import Certificates
import Testing

/// Groups of probabilities: what is accepted, and what is refused although it looks alike.
@Suite struct GroupTests {
  private static let variables = "variable p [0, 1]\nvariable q [0, 1]\nvariable r [0, 1]"
  private static let shares =
    "variable p [0, 1]\nvariable q [0, 1]\nvariable r [0, 1]\nleft (+ p (* (- 1 p) q) (* (- 1 p) (- 1 q)))"

  private func text(
    _ head: String = "group p q r", by: String = "by shares p q r", part: String = shares
  ) -> CertificateError? {
    refusal(
      """
      touchstone/certificate/2
      claim equal
      \(Self.variables)
      \(head)
      left (+ p q r)
      right 1
      \(by)
      part
      claim equal
      \(part)
      right 1
      end
      end

      """)
  }

  @Test func `probabilities add up to 1 in shares`() {
    #expect(text() == nil)
    // Another order has other shares.
    #expect(text(by: "by shares q p r") != nil)
    #expect(text(by: "by shares p q") != nil)
    #expect(text("group p q") != nil)
    #expect(text("") != nil)
    #expect(text(part: Self.shares.replacing("(- 1 q)", with: "q")) != nil)
    #expect(text(part: Self.shares.replacing("variable q [0, 1]", with: "variable q real")) != nil)
    #expect(text(part: "\(Self.variables)\nleft (+ p q r)") != nil)
    #expect(text(part: "\(Self.variables)\ngroup p q r\nleft (+ p q r)") != nil)
  }

  @Test func `a group is of different variables between 0 and 1`() {
    func meaning(_ head: String) -> CertificateError? {
      refusal("touchstone/certificate/2\nclaim equal\n\(head)\nleft 1\nright 1\nend\n")
    }
    #expect(meaning("\(Self.variables)\ngroup p q r") == nil)
    #expect(meaning("\(Self.variables)\ngroup p") != nil)
    #expect(meaning("\(Self.variables)\ngroup p q p") != nil)
    #expect(meaning("\(Self.variables)\ngroup p q\ngroup q r") != nil)
    #expect(meaning("\(Self.variables)\ngroup p q s") != nil)
    #expect(meaning("variable p [0, 1]\nvariable q (0, 1)\ngroup p q") != nil)
    #expect(meaning("variable p [0, 1]\nvariable q real\ngroup p q") != nil)
  }

  @Test func `a point of a group adds up to 1`() {
    func difference(_ p: String, _ q: String) -> CertificateError? {
      refusal(
        """
        touchstone/certificate/2
        claim different
        variable p [0, 1]
        variable q [0, 1]
        group p q
        left (+ p (* 2 q))
        right 1
        point p \(p)
        point q \(q)
        value left [3/2, 3/2]
        value right [1, 1]
        end

        """)
    }
    #expect(difference("1/2", "1/2") == nil)
    #expect(difference("1", "1/4") != nil)
  }

  @Test func `a group ends where one of its variables is replaced`() {
    // p = q = 1/2 is no point at which p + q is 1 for every p in {0, 1}.
    let head = "variable p [0, 1]\nvariable q [0, 1]\ngroup p q\nleft (+ p q)\nright 1"
    func text(_ part: String) -> CertificateError? {
      refusal(
        """
        touchstone/certificate/2
        claim equal
        \(head)
        by pieces p [0, 1/2]; [1/2, 1]
        part
        claim equal
        variable p [0, 1/2]
        variable q [0, 1]
        \(part)
        end
        part
        claim equal
        variable p [1/2, 1]
        variable q [0, 1]
        \(part)
        end
        end

        """)
    }
    #expect(text("group p q\nleft (+ p q)\nright 1\nby shares p q") != nil)
    #expect(text("left (+ p q)\nright 1") != nil)
  }
}
