using Paseban.Assistance.Accounts;
using Paseban.Kernel;
using Paseban.Rules;
using Paseban.Web.SignIn;

namespace Paseban.Office.Verification;

[Reads(Inquiry.Registration)]
public sealed class ProposalModel(Law law) : ProposalPage(law)
{
    public bool MayReply => IsOpen && Rights.Refusal(Actor, ProcessKind.ReplyRecording) is null;

    public bool MayDecide =>
        IsOpen && Proposal.ProposedById != Actor.Id && Rights.Refusal(Actor, ProcessKind.VerificationDeciding) is null;

    public bool MayReadPeople => Rights.Refusal(Actor, Inquiry.OnePerson) is null;
}
