using System.Globalization;

namespace Paseban.Assistance.Registry;

/// <summary>
/// Finds people by words of their name, a page at a time. Up to two thousand come in the order of their names; of more than that, which
/// nobody reads through, in the order of their numbers. Where the reader sees a few kelurahan only, the people who live there are asked.
/// </summary>
internal sealed class PeopleByName(Reading reading, string columns, IReadOnlyList<string> words, AreaCode? area, int most)
{
    /// <summary>As many are fetched and put in order at once.</summary>
    private const int MostInOrder = 2_000;

    private const int FewKelurahan = 5;

    /// <param name="seen">Where the reader works; the reading is narrowed to it already.</param>
    /// <param name="after">The last person of the page before.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyList<T>> FindAsync<T>(IReadOnlyList<AreaCode> seen, long? after, CancellationToken ct)
    {
        if (area?.Level == AreaLevel.Kelurahan || IsFewKelurahan(seen)) return await InOrderAsync<T>("", after, ct);
        // A single letter begins too many names to be looked up; it is compared.
        var telling = words.Where(word => word.Length > 1).OrderByDescending(word => word.Length).Take(3).ToList();
        var people = await NameParts.FindAsync(reading, telling.Count > 0 ? telling : words, ct);
        if (people.Count <= MostInOrder)
            return people.Count == 0 ? [] : await InOrderAsync<T>($"and p.person_id in ({List(people)})", after, ct);
        var found = new List<T>();
        foreach (var chunk in people.Where(person => after is null || person > after).Chunk(MostInOrder))
        {
            found.AddRange(await AskAsync<T>(
                $"and p.person_id in ({List(chunk)})", "p.person_id", new() { ["most"] = (long)most - found.Count }, ct));
            if (found.Count >= most) break;
        }
        return found;
    }

    private async Task<IReadOnlyList<T>> InOrderAsync<T>(string which, long? after, CancellationToken ct)
    {
        var args = new Dictionary<string, object> { ["most"] = (long)most };
        if (after is not null)
        {
            args["afterName"] = await reading.FindAsync<string>(
                "select folded_name from person where person_id = @after", new { after }, ct) ?? "";
            args["after"] = after;
            which += " and (p.folded_name, p.person_id) > (@afterName, @after)";
        }
        return await AskAsync<T>(which, "p.folded_name, p.person_id", args, ct);
    }

    private Task<IReadOnlyList<T>> AskAsync<T>(string which, string order, Dictionary<string, object> args, CancellationToken ct)
    {
        var where = string.Join(" and ", words.Select((word, i) =>
        {
            args[$"word{i}"] = $"% {word}%";
            return $"' ' || p.folded_name like @word{i}";
        }));
        if (area is { } within)
        {
            args["area"] = within.Value;
            args["within"] = within.Value + ".%";
            which += within.Level == AreaLevel.Kelurahan ? " and p.area = @area" : " and p.area like @within";
        }
        return reading.ListAsync<T>(
            $"select {columns}, cast(0 as bigint) as How from person p where {where} {which} order by {order} limit @most", args, ct);
    }

    private static bool IsFewKelurahan(IReadOnlyList<AreaCode> seen) =>
        seen.Count is > 0 and <= FewKelurahan && seen.All(area => area.Level == AreaLevel.Kelurahan);

    private static string List(IReadOnlyList<long> people) =>
        string.Join(',', people.Select(person => person.ToString(CultureInfo.InvariantCulture)));
}
