using Paseban.Assistance.Accounts;
using Paseban.Assistance.Intake;

namespace Paseban.Cli.Intake;

internal sealed class ShowApplicationCommand : LawCommand
{
    private readonly Argument<string> reference = ApplicationCommands.Reference();
    private readonly Option<bool> reveal = new("--reveal") { Description = "The form and the names in full; needs --reason." };

    public ShowApplicationCommand() : base(
        Access.ToAsk(Inquiry.Applications),
        "show",
        "One application: where its members stand and why, what is missing, its documents and history. Citizens see their own only.",
        "paseban application show REG-1112-J",
        "paseban application show REG-1112-J --reveal --reason \"corrects the form with the applicant\"")
    {
        Add(reference);
        Add(reveal);
        Add(Reasons.Why(required: false));
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var view = await new ReadApplication(session.Database, session.Keys, law).RunAsync(
            new(session.Get(reference), session.Get(reveal)), session.Context(ProcessKind.IdentityReading), ct);
        return session.Finish(view, View);
    }

    private static void View(Page page, ApplicationView view)
    {
        page.Heading(view.Reference, view.Reference);
        page.Pairs(
            ("Keadaan", "State", view.State.Text().In(page.Wording.Operator)),
            ("Pintu", "Door", view.Door.Text().In(page.Wording.Operator)),
            ("Gelombang", "Wave", view.Wave?.Code ?? "-"),
            ("Kelurahan", "Kelurahan", view.Area ?? "-"),
            ("Versi", "Version", page.Count(view.Version)),
            ("Dapat diubah", "Can be changed", view.CanChange ? page.Word("ya", "yes") : page.Word("tidak", "no")));
        if (view.State == ApplicationState.Draft) ApplicationCommands.Outside(page, view.Wave, view.Next);
        ApplicationCommands.Gaps(page, view.Gaps);
        if (view.Members.Count > 0) Members(page, view.Members);
        if (view.Documents.Count > 0)
        {
            page.Table(
                [Column.Number("Dokumen", "Document"), new("Jenis", "Kind"), new("Isi", "Content"), Column.Number("Byte", "Bytes")],
                view.Documents.Select(document => (IReadOnlyList<string>)[
                    page.Count(document.Number), document.Kind, document.MediaType, page.Count(document.Bytes),
                ]));
        }
        foreach (var happened in view.History)
        {
            var (kind, note) = (happened.Kind.Text().In(page.Wording.Operator), happened.NoteText().In(page.Wording.Operator));
            page.Line($"{Page.Date(happened.At)}  {kind}  {note}".TrimEnd());
        }
        if (view.Form is not null)
        {
            page.Line();
            page.Line(view.Form);
        }
    }

    private static void Members(Page page, IReadOnlyList<ApplicationMember> members) => page.Table(
        [
            new("Orang", "Person"),
            new("Nama", "Name"),
            new("Hubungan", "Relation"),
            new("Program", "Programmes"),
            new("Langkah", "Step"),
            new("Keadaan", "Standing"),
            new("Alasan", "Reason"),
        ],
        members.Select(member => (IReadOnlyList<string>)[
            member.Person,
            member.Name,
            member.Relation,
            string.Join(", ", member.Programmes),
            member.Step.Text().In(page.Wording.Operator),
            member.Standing,
            $"{member.Reason?.In(page.Wording.Citizen)} {member.NextStep?.In(page.Wording.Citizen)}".Trim(),
        ]));
}
