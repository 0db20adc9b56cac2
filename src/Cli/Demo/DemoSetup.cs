using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Demo;

/// <summary>What is done before the calendar begins: the database, its people, the territory, the law and the fund account.</summary>
internal sealed class DemoSetup(DemoOffice office, DemoPlace place, DemoLog log)
{
    public async Task RunAsync(DemoWorld world, DemoCalendar calendar, CancellationToken ct)
    {
        await log.StepAsync("migrate", "migrate", office.Now, () => office.GiveAsync(
            (Role?)null, ct, "migrate", "--sandbox", "--demo", world.Name), result => result.Text("location"));
        await log.StepAsync(
            "actors", "actor bootstrap, actor add", office.Now, () => AddPeopleAsync(ct), count => $"{count} actors, one a role");
        await log.StepAsync("territory", "territory load", office.Now, async () => await office.GiveAsync(
            Role.PusdatinOfficer,
            ct,
            "territory",
            "load"), result => $"{result.Number("kelurahan")} kelurahan, {result.Number("kecamatan")} kecamatan");
        await log.StepAsync("law", "law adopt", office.Now, async () => await office.GiveAsync(
            Role.PusdatinOfficer, ct, "law", "adopt"), result => result.Text("version")[..16]);
        var fund = calendar.FundAccount;
        await log.StepAsync("budget", "budget fund", office.Now, async () => await office.GiveAsync(
            Role.Treasurer, ct, "budget", "fund", "--number", fund.Number, "--holder", fund.Name), _ => $"{fund.Number} {fund.Name}");
    }

    /// <summary>The tokens go into files before the actors are added, so that a killed demo finds the ones it made.</summary>
    private async Task<int> AddPeopleAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(place.Tokens);
        foreach (var (role, name) in DemoOffice.People)
        {
            string[] token = ["--token-file", office.TokenFile(role), "--days", "400"];
            if (role == Role.Administrator) await office.GiveAsync((Role?)null, ct, ["actor", "bootstrap", "--name", name, .. token]);
            else await office.GiveAsync(Role.Administrator, ct, ["actor", "add", "--name", name, "--role", RoleNames.Of(role), .. token]);
        }
        return DemoOffice.People.Count;
    }
}
