using System.Globalization;
using Paseban.Assistance.Imports;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <summary>Something worth telling whoever submits; it stands in nobody's way.</summary>
/// <param name="Code">ALREADY_REGISTERED, HEAD_DECEASED, PROGRAMME_AGE, CARD_REISSUED ...</param>
/// <param name="Member">Place among the form's members, from 0; null when it is about the household.</param>
/// <param name="Text">For the citizen.</param>
/// <param name="NextStep">What they can do; null when there is nothing to do.</param>
public sealed record SubmissionNotice(string Code, int? Member, BilingualText Text, BilingualText? NextStep);

/// <param name="Members">People of the application.</param>
/// <param name="NewPeople">Of them, those who were not known to the registry.</param>
/// <param name="Notices">What the household should know.</param>
/// <param name="Trail">What the first two steps said.</param>
internal sealed record Submitted(long Members, long NewPeople, IReadOnlyList<SubmissionNotice> Notices, MembersLanded Trail);

/// <summary>
/// Takes one complete form into its wave: people into the registry, members into the application, cases into the trail. The same for a
/// first submission and for a change while the wave is open; who is no longer on the form is withdrawn.
/// </summary>
internal sealed class Submission(UnitOfWork work, IdentityVault vault, Law law)
{
    public async Task<Outcome<Submitted>> LandAsync(
        ApplicationRow application, ApplicationForm form, RegistrationWave wave, CancellationToken ct)
    {
        var rows = new FormRows(law.Facts, vault).Of(
            form, Month.Of(work.Context.Today), isLetterSeen: application.CameBy != ApplicationDoor.Citizen);
        var refused = new List<Problem>();
        var landing = await ApplicantsLanding.BeginAsync(work, vault, law.Facts, problem => refused.Add(Refused(problem)), ct);
        await landing.LandAsync(rows, ct);
        if (refused.Count > 0) return refused;
        var people = await landing.FinishAsync(ImportSummary.None, ct);

        var excluded = form.Answers.Reasons;
        await MembersLanding.StageAsync(
            work,
            rows.Zip(form.Members, (row, member) => new ProposedMember(
                row.PersonId, application.Id, member.Relation, AskedProgrammes.Stored(member.Programmes),
                excluded is [var first, ..] ? first : null,
                excluded.Count == 0 ? "" : $"{DeclaredFacts.Code}: {string.Join(", ", excluded)}")),
            ct);
        await PlaceAsync(application, form, wave, ct);
        await WithdrawLeftOutAsync(application, wave, ct);
        var trail = await MembersLanding.LandAsync(work, wave, application.Reference, ct);
        return new Submitted(rows.Count, people.Created, await NoticesAsync(application, form, rows, people, ct), trail);
    }

    /// <summary>The application as it stands from now on: where it belongs, and that it is submitted.</summary>
    private Task<int> PlaceAsync(ApplicationRow application, ApplicationForm form, RegistrationWave wave, CancellationToken ct) =>
        work.ExecuteAsync(
            """
            update application set wave_id = @wave, state = 'submitted', area = @area, rt = @Rt, rw = @Rw,
                household_id = (select max(p.household_id) from temp_proposed t join person p on p.person_id = t.person_id
                                where t.relation = 'head'),
                submitted_at = @at, submitted_by = @by
            where id = @Id
            """,
            new
            {
                wave = wave.Id,
                area = form.Area.Value,
                form.Rt,
                form.Rw,
                at = work.Context.AtMicroseconds,
                by = work.Context.Actor.Id,
                application.Id,
            },
            ct);

    private async Task WithdrawLeftOutAsync(ApplicationRow application, RegistrationWave wave, CancellationToken ct)
    {
        var batches = await Withdrawal.LandAsync(
            work, wave.Id, application, "and not exists (select 1 from temp_proposed t where t.person_id = m.person_id)", ct);
        foreach (var batch in batches)
            work.Record("application.withdrawn", application.Reference, new { members = batch.Dropped, batch.Reopened, rows = batch.Root });
    }

    private async Task<IReadOnlyList<SubmissionNotice>> NoticesAsync(
        ApplicationRow application, ApplicationForm form, IReadOnlyList<PersonRow> rows, PersonsImported people, CancellationToken ct)
    {
        var standing = (await work.ListAsync<(long PersonId, string Standing, string? Reason)>(
            "select person_id, standing, reason from application_member where application_id = @Id", new { application.Id }, ct))
            .ToDictionary(row => row.PersonId);
        var notices = new List<SubmissionNotice>();
        var programmes = new AskedProgrammes(law, Month.Of(work.Context.Today));
        for (var i = 0; i < rows.Count; i++)
        {
            if (standing.TryGetValue(rows[i].PersonId, out var said) && said.Reason is { } code)
            {
                var reason = law.Reasons.Find(code);
                notices.Add(new(code, i, ApplicationWords.ReasonText(law.Reasons, code), reason?.NextStep));
            }
            foreach (var programme in programmes.OutsideAge(form.Members[i].Programmes, form.Members[i].BirthDate))
                notices.Add(new("PROGRAMME_AGE", i, OutsideAge(programme), null));
        }
        if (people.CardsReissued > 0) notices.Add(new("CARD_REISSUED", null, CardReissued, null));
        return notices;
    }

    private static BilingualText OutsideAge(string programme) => new(
        $"Umurnya di luar batas {programme} saat ini; permintaan dicatat dan dinilai pada waktunya.",
        $"The age is outside the limits of {programme} now; the request is kept and judged in its time.");

    private static readonly BilingualText CardReissued = new(
        "Nomor KK ini adalah kartu baru keluarga yang sudah dikenal; tidak perlu mendaftar baru karenanya.",
        "This family card is a new card of a family that is known; no new registration is needed because of it.");

    private static Problem Refused(RowProblem problem) =>
        Problem.Invalid("form.one-person", "This NIK and that of another member belong to one person.", problem.Remedy.En)
            .InIndonesian("NIK ini dan NIK anggota lain adalah milik satu orang.", "Pakai NIK yang berlaku saja.")
            .At(string.Create(CultureInfo.InvariantCulture, $"members[{problem.Line - 1}].nik"));
}
