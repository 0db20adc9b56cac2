using Paseban.Assistance.Intake;
using static Paseban.Tests.Storage.Intake.Registrations;

namespace Paseban.Tests.Storage.Intake;

/// <summary>Versions, changes after submission, and who may see or change what.</summary>
public sealed class EditApplicationTests
{
    [DatabaseTheory]
    public async Task Edit_Draft_KeepsEachVersionEncryptedAndTheSameOnce(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var begun = await city.BeginAsync("""{"kk":"","members":[]}""");

        var saved = await city.EditAsync(begun.Value.Reference, Form());
        var same = await city.EditAsync(begun.Value.Reference, Form());

        Assert.Equal((2, true, false), (saved.Value.Version, saved.Value.Changed, same.Value.Changed));
        Assert.Empty(saved.Value.Gaps);
        var forms = await city.ListAsync<string>("select ciphertext from application_form order by version");
        Assert.Equal(2, forms.Count);
        Assert.All(forms, form => Assert.DoesNotContain(HeadNik, form, StringComparison.Ordinal));
        Assert.Throws<System.Security.Cryptography.AuthenticationTagMismatchException>(() => city.Vault.Open("application:1:1", forms[1]));
        await using var work = await city.Database.BeginAsync(city.Act(), Stop);
        await Assert.ThrowsAnyAsync<Exception>(() => work.ExecuteAsync("update application_form set ciphertext = ''"));
    }

    [DatabaseTheory]
    public async Task Edit_Submitted_ReplacesMembersAndMovesWhoIsLeftOut(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var submitted = await city.RegisterAsync(Form(form => form["answers"]!["car"] = true));

        var changed = await city.EditAsync(submitted.Reference, Form(form =>
        {
            form["members"]![0]!["name"] = "Budi Santosa";
            form["members"]![1]!["programmes"] = new System.Text.Json.Nodes.JsonArray("KLJ");
            form["members"]!.AsArray().RemoveAt(2);
        }));

        Assert.Equal((2, ApplicationState.Submitted), (changed.Value.Version, changed.Value.State));
        Assert.Equal(
            ["Ayu KAJ 2 withdrawn WITHDRAWN", "Budi Santosa KLJ 2 open", "Siti Aminah KLJ 2 open"],
            await city.MembersAsync(submitted.Reference));
        await city.AssertTrailIsWholeAsync();
    }

    [DatabaseTheory]
    public async Task Edit_SubmittedWithAnIncompleteForm_LeavesTheSubmittedOne(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var submitted = await city.RegisterAsync();

        var refused = await city.EditAsync(submitted.Reference, Form(form => form["answers"]!["car"] = null));

        Assert.Equal(["answers.car"], refused.Problems.Select(problem => problem.Field));
        Assert.Equal(1, (await city.ReadAsync(submitted.Reference)).Value.Version);
        Assert.Equal(1, await city.AskAsync<long>("select count(*) from application_form"));
    }

    [DatabaseTheory]
    public async Task Edit_AfterAnother_IsRefusedByItsVersion(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var begun = await city.BeginAsync();
        await city.EditAsync(begun.Value.Reference, Form(form => form["rt"] = "006"), Counter, version: 1);

        var late = await city.EditAsync(begun.Value.Reference, Form(form => form["rt"] = "007"), version: 1);

        Assert.Equal("application.changed", late.Problems[0].Code);
    }

    [DatabaseTheory]
    public async Task Edit_NoForm_IsRefusedWithTheFieldThatIsWrong(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        Assert.Equal("form.json", (await city.BeginAsync("kk=1")).Problems[0].Code);
        Assert.Equal("form.json", (await city.BeginAsync("[]")).Problems[0].Code);
        var wrong = await city.BeginAsync(Form(form =>
        {
            form["adress"] = "x";
            form["rt"] = 5;
            form["members"]![1]!["facts"]!["owns_car"] = true;
        }));
        Assert.Equal(
            ["form.type rt", "form.unknown-field members[1].facts.owns_car", "form.unknown-field adress"],
            wrong.Problems.Select(problem => $"{problem.Code} {problem.Field}"));
        Assert.Equal(0, await city.AskAsync<long>("select count(*) from application"));
    }

    [DatabaseTheory]
    public async Task Read_AnothersApplication_IsUnknownToACitizen(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var begun = await city.BeginAsync();
        await city.BeginAsync(Form(form => form["kk"] = "3171990101150002"));
        var reference = begun.Value.Reference;

        Assert.Equal("application.unknown", (await city.ReadAsync(reference, Neighbour)).Problems[0].Code);
        Assert.Equal("application.unknown", (await city.EditAsync(reference, Form(), Neighbour)).Problems[0].Code);
        Assert.Equal("application.unknown", (await city.SubmitAsync(reference, Neighbour)).Problems[0].Code);
        Assert.Equal("application.unknown", (await city.WithdrawAsync(reference, Neighbour)).Problems[0].Code);
        Assert.Equal("application.foreign", (await city.SubmitAsync(reference, A.Actor(31, Role.Auditor))).Problems[0].Code);
        var mine = await new ListApplications(city.Database).RunAsync(new(), Citizen, Stop);
        var theirs = await new ListApplications(city.Database).RunAsync(new(), Neighbour, Stop);
        var all = await new ListApplications(city.Database).RunAsync(new(Most: 1), Counter, Stop);
        Assert.Equal((2, 0, reference), (mine.Value.Applications.Count, theirs.Value.Applications.Count, all.Value.After));
    }

    [DatabaseTheory]
    public async Task Begin_ThroughAnothersDoor_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine);

        Assert.Equal("application.door", (await city.BeginAsync(door: ApplicationDoor.Counter)).Problems[0].Code);
        Assert.Equal("application.door", (await city.BeginAsync(actor: Counter, door: ApplicationDoor.Citizen)).Problems[0].Code);
        Assert.Equal("application.door", (await city.BeginAsync(actor: Officer, door: ApplicationDoor.ProposalList)).Problems[0].Code);
        Assert.True((await city.BeginAsync(actor: Counter)).Succeeded);
    }

    [DatabaseTheory]
    public async Task Read_InFull_NeedsAPurposeAndLeavesAnAccessRecordForEachPerson(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var submitted = await city.RegisterAsync();

        var masked = await city.ReadAsync(submitted.Reference);
        var silent = await city.ReadAsync(submitted.Reference, reveal: true, reason: "");
        var full = await city.ReadAsync(submitted.Reference, Counter, reveal: true);

        Assert.Equal(("B*** S******", null), (masked.Value.Members[0].Name, masked.Value.Form));
        Assert.Equal("access.purpose", silent.Problems[0].Code);
        Assert.Contains(HeadNik, full.Value.Form, StringComparison.Ordinal);
        Assert.Equal(3, await city.AskAsync<long>("select count(*) from access_record"));
    }
}
