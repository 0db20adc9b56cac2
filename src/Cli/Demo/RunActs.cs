using System.Globalization;
using System.Text.Json;
using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Demo;

/// <summary>
/// The acts of a run up to its instruction, each by the person whose act it is. Which act is next is read from the run itself, so a demo
/// that was killed goes on with the act that is missing.
/// </summary>
internal sealed class RunActs(DemoOffice office, SandboxWorld bank, DemoLog log)
{
    private const string Accepted = "dibandingkan dengan daftar Kepgub dan penyaluran sebelumnya; sesuai pengumuman";

    /// <summary>Builds the run if it is not there, and brings it to <c>instructed</c>.</summary>
    public async Task BringToBankAsync(string name, IReadOnlyList<string> build, CancellationToken ct)
    {
        if (await FindAsync(name, ct) is not { } status)
        {
            await ActAsync(
                "build", name, Role.PusdatinOfficer, build, run => $"{Count(run.Number("payments"))} payments, {run.Rupiah("total")}", ct);
            status = await StatusAsync(name, ct);
        }
        var run = status.GetProperty("run");
        if (run.Text("state") == "built") await CheckAsync(name, ct);
        if (run.Text("state") is "built" or "checked") await ApproveAsync(name, ct);
        if (run.Text("state") is "built" or "checked" or "approved")
        {
            if (run.Text("kind") == "regular") await FundAsync(name, ct);
            await ActAsync(
                "instruct", name, Role.BankLiaison, ["run", "instruct", name], done => $"{done.Items("files").Count()} files", ct);
        }
        await ActAsync("send", name, Role.BankLiaison, ["bank", "send"], sent => $"{sent.Items("sent").Count()} files sent", ct);
    }

    /// <summary>Where the run stands; null where it is not built yet.</summary>
    public async Task<JsonElement?> FindAsync(string name, CancellationToken ct)
    {
        var (exitCode, status) = await office.TryAsync(Role.Auditor, ct, "run", "status", name);
        return exitCode switch
        {
            ExitCode.Ok => status,
            ExitCode.NotFound => null,
            _ => throw DemoOffice.Failure(["run", "status", name], exitCode, status),
        };
    }

    public Task<JsonElement> StatusAsync(string name, CancellationToken ct) => office.GiveAsync(Role.Auditor, ct, "run", "status", name);

    private Task<JsonElement> CheckAsync(string name, CancellationToken ct) =>
        log.StepAsync("check", $"{name} check", office.Now, async () =>
    {
        var look = await office.LookAsync(Role.PusdatinOfficer, ct, "run", "check", name);
        var open = look.Items("findings").Where(finding => finding.GetProperty("reason").ValueKind == JsonValueKind.Null).ToList();
        if (open.Count == 0) return look;
        var codes = open.Select(finding => finding.Text("code")).Distinct(StringComparer.Ordinal).SelectMany(
            code => new[] { "--accept", code });
        return await office.GiveAsync(Role.PusdatinOfficer, ct, ["run", "check", name, .. codes, "--reason", Accepted]);
    }, Findings);

    private static string Findings(JsonElement check)
    {
        var count = check.Items("findings").Count();
        return count == 0 ? "the sentinel finds nothing" : $"{count} findings of the sentinel, accepted with a reason";
    }

    /// <summary>The Dinas approves first; whoever else the total needs, follows.</summary>
    private Task<JsonElement> ApproveAsync(string name, CancellationToken ct) =>
        log.StepAsync("approve", $"{name} approve", office.Now, async () =>
    {
        Role[] next = [Role.DinasApprover];
        while (next.Length > 0)
        {
            var approval = await office.GiveAsync(next[0], ct, "run", "approve", name);
            Pass();
            var open = approval.Items("open").Select(role => role.GetString()).ToList();
            next = [.. DemoOffice.People.Select(person => person.Role).Where(role => open.Contains(RoleNames.Of(role)))];
            if (next.Length == 0) return approval;
        }
        throw new InvalidOperationException("An approval needs an approver.");
    }, approval => string.Join(", ", approval.Items("given").Select(role => role.GetString())));

    /// <summary>SPP, SPM and SP2D; then the treasury moves the money.</summary>
    private async Task FundAsync(string name, CancellationToken ct)
    {
        var status = await StatusAsync(name, ct);
        var approved = status.Items("states").Where(state => state.Text("state") == "approved").Sum(state => state.Number("amount"));
        var amount = approved.ToString(CultureInfo.InvariantCulture);
        await log.StepAsync("order", $"{name} order record", office.Now, async () =>
        {
            foreach (
                var (kind, role) in ((string, Role)[])[("SPP", Role.Treasurer), ("SPM", Role.Treasurer), ("SP2D", Role.RegionalTreasurer)])
            {
                string[] paper = ["--kind", kind, "--number", $"{kind}-{name}", "--dated", Dated(status, kind), "--amount", amount];
                await office.GiveAsync(role, ct, ["order", "record", name, .. paper]);
                Pass();
            }
            await bank.TransferAsync($"SP2D-{name}", approved, ct);
            return approved;
        }, total => $"SPP, SPM, SP2D for {new Rupiah(total)}");
    }

    /// <summary>An order that stands already keeps its date, even when the demo goes on the next day.</summary>
    private string Dated(JsonElement status, string kind)
    {
        var known = status.Items("orders").Where(order => order.Text("kind") == kind).Select(order => order.Text("dated")).FirstOrDefault();
        return known ?? DateOnly.FromDateTime(office.Now.ToOffset(ProcessContext.Jakarta).DateTime).Iso;
    }

    private Task<JsonElement> ActAsync(
        string kind, string name, Role role, IReadOnlyList<string> words, Func<JsonElement, string> outcome, CancellationToken ct) =>
        log.StepAsync(kind, $"{name} {kind}", office.Now, async () =>
        {
            var result = await office.GiveAsync(role, ct, words);
            Pass();
            return result;
        }, outcome);

    /// <summary>People take a few minutes between two acts.</summary>
    private void Pass() => office.Now = office.Now.AddMinutes(5);

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
