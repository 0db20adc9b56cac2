using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace Paseban.Office.Oversight;

/// <summary>
/// What Apache ECharts is told to draw; office.js reads it from the page. Colours are told apart by people who do not see red and green
/// alike.
/// </summary>
internal static class Charts
{
    private static readonly string[] Colours = ["#0b4650", "#e69f00", "#56b4e9", "#009e73", "#cc79a7", "#d55e00", "#999999", "#f0e442"];

    // Inside an element of script: everything that could end it is written as an escape.
    private static readonly JsonSerializerOptions InPage = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>Stacked bars: one group of bars for each label, one colour for each series.</summary>
    public static IHtmlContent Bars(
        IReadOnlyList<string> labels, IReadOnlyList<(string Name, IReadOnlyList<long> Values)> series, bool sideways = false)
    {
        var names = new { type = "category", data = labels, inverse = sideways };
        var values = new { type = "value" };
        return Write(new
        {
            color = Colours,
            legend = new { top = 0, data = series.Select(one => one.Name) },
            tooltip = new { trigger = "axis" },
            grid = new { containLabel = true, left = 10, right = 20, bottom = 10 },
            xAxis = sideways ? (object)values : names,
            yAxis = sideways ? (object)names : values,
            series = series.Select(one => new { name = one.Name, type = "bar", stack = "all", barMaxWidth = 48, data = one.Values }),
        });
    }

    /// <summary>A map of the kelurahan, the darker the more.</summary>
    public static IHtmlContent Map(string name, IReadOnlyList<(string Code, string Name, long Value)> places) => Write(new
    {
        tooltip = new { trigger = "item", formatter = "{b}: {c}" },
        visualMap = new
        {
            min = 0,
            max = Math.Max(1, places.Select(place => place.Value).DefaultIfEmpty(1).Max()),
            calculable = true,
            left = 10,
            bottom = 10,
            inRange = new { color = (string[])["#f7fbff", "#9ecae1", "#4292c6", "#084594"] },
        },
        series = (object[])
        [
            new
            {
                name, type = "map", map = "kelurahan", roam = true, nameProperty = "name",
                // The mainland fills the map; the islands lie to the north of it, where one can drag to.
                boundingCoords = (decimal[][])[[106.68m, -6.07m], [106.98m, -6.38m]],
                nameMap = places.ToDictionary(place => place.Code, place => $"{place.Name} ({place.Code})", StringComparer.Ordinal),
                data = places.Select(place => new { name = $"{place.Name} ({place.Code})", value = place.Value }),
            },
        ],
    });

    private static HtmlString Write(object option) => new(JsonSerializer.Serialize(option, InPage));
}
