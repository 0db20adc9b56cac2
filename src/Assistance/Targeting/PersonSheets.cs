using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>Makes one sheet after the other from rows that stand together by person, and hands each over when it is whole.</summary>
/// <param name="complete">Told of each person; the sheet is used again for the next.</param>
internal sealed class PersonSheets(Law law, Assessor assessor, MergedStatements merged, Action<long, FactSheet> complete)
{
    private readonly PersonSheet sheet = new(law, assessor, merged);
    private long person;

    public void Add(in KnownRow row)
    {
        if (row.PersonId == person)
        {
            sheet.Add(row);
            return;
        }
        Close();
        person = row.PersonId;
        sheet.Begin(row);
    }

    /// <summary>Completes the person whose rows came last; called once more after the last row of all.</summary>
    public void Close()
    {
        if (person == 0) return;
        sheet.Settle();
        complete(person, sheet.Facts);
        person = 0;
    }

    public void AddAll(RegistryRows rows)
    {
        while (rows.Next() is { } page)
        {
            for (var i = 0; i < page.Count; i++) Add(page.Rows[i]);
            rows.GiveBack(page);
        }
        Close();
    }
}
