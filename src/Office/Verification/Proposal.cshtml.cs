using Paseban.Assistance.Accounts;
using Paseban.Rules;

namespace Paseban.Office.Verification;

[Reads(Inquiry.Registration)]
public sealed class ProposalModel(Law law) : ProposalPage(law)
{
    public bool MayReply => IsOpen && May(ProcessKind.ReplyRecording);

    public bool MayDecide =>
        IsOpen && Proposal.ProposedById != Actor.Id && May(ProcessKind.VerificationDeciding);

    public bool MayReadPeople => May(Inquiry.OnePerson);
}
