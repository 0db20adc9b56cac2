using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;
using Paseban.Assistance.Registry;
using Paseban.Assistance.Territory;
using Paseban.Rules;

namespace Paseban.Office.Home;

[SignedInOnly]
public sealed class IndexModel(SiteFacts facts, Law law) : OfficePage
{
    public IReadOnlyList<WaitingWork> Waiting { get; private set; } = [];

    public bool IsSandbox => facts.IsSandbox;

    /// <summary>The reader's roles, and where they work.</summary>
    public string Duty { get; private set; } = "";

    /// <summary>Whoever answers for people begins with one of them.</summary>
    public bool MaySearchPeople => Rights.Refusal(Actor, Inquiry.OnePerson) is null;

    /// <summary>Who answers questions of citizens, and takes down what they object to.</summary>
    public bool AnswersCitizens => Actor.Has(Role.CallCentre);

    /// <summary>For whoever watches over people's data; null for others.</summary>
    public LooksToday? Looks { get; private set; }

    public async Task OnGetAsync()
    {
        Duty = string.Join(", ", Actor.Roles.Order().Select(role => Say[RoleWords.Of(role)]).Append(await PlaceAsync()));
        var work = new WorkWaiting(Database, law);
        var kinds = HomeWork.Of(Actor);
        // Drafts that have no area yet are seen by whoever began them.
        Waiting = await CountAsync($"work {Actor.Id} {string.Join(',', kinds.Order())}", () => work.RunAsync(kinds, Actor, Now, Stop));
        if (Actor.Has(Role.DataProtectionOfficer))
            Looks = await CountAsync("looks today", () => LooksToday.ReadAsync(Database, Now, Stop));
    }

    private async Task<string> PlaceAsync()
    {
        if (SeesWholeCity) return Say["seluruh provinsi", "the whole province"];
        var areas = await new ListAreas(Database).RunAsync(Stop);
        return string.Join(", ", Actor.Areas.Select(areas.FullName));
    }
}
