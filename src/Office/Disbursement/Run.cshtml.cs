using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Territory;

namespace Paseban.Office.Disbursement;

/// <summary>Everything about one run, and what this reader can do next.</summary>
[Reads(Inquiry.Runs)]
public sealed class RunModel : RunPage
{
    private AreaIndex areas = new([]);

    /// <summary>What the run waits for, whoever does it.</summary>
    public IReadOnlyList<AgendaItem> Next { get; private set; } = [];

    /// <summary>What this reader may do.</summary>
    public IReadOnlyList<AgendaItem> Mine { get; private set; } = [];

    public Rupiah Instructed => Shown.Status.Files.Select(file => file.Total).Total();

    public bool MaySeeExceptions => Rights.Refusal(Actor, Inquiry.BankExceptions) is null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync() is { } refused) return refused;
        var agenda = RunAgenda.Of(Shown.Standing);
        Next = [.. agenda.Where(item => item.IsNext)];
        Mine = [.. agenda.Where(item => MayDo(item.Process) && !(item.Act == RunAct.Approve && Shown.Run.BuiltBy == Actor.Id))];
        await using var reading = await Database.ReadAsync(Stop);
        areas = await AreaIndex.ReadAsync(reading, Stop);
        return Page();
    }

    /// <summary>Who can do it: the reader, or the roles that may.</summary>
    public string Who(AgendaItem item)
    {
        if (Mine.Contains(item)) return Say["Anda dapat melakukannya.", "you can do it."];
        var roles = item.Act == RunAct.Approve ? Shown.Missing : [.. Rights.Of(item.Process).Order()];
        return Say["menunggu ", "waits for "] + string.Join(Say[" atau ", " or "], roles.Select(role => Say[RoleWords.Of(role)]));
    }

    public string NameOf(string code) => areas.NameOf(code);
}
