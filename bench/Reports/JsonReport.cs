using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Paseban.Bench.Measuring;

namespace Paseban.Bench.Reports;

/// <summary>Everything that was measured, for machines: the medians with the single runs that they are of.</summary>
/// <param name="Machine">What it was measured on.</param>
/// <param name="LoadBefore">
/// How many processes wanted to run, on average over a minute, when the bench began; null where that is not known.
/// </param>
internal sealed record JsonReport(string Machine, decimal? LoadBefore, IReadOnlyList<Median> Steps)
{
    public static string MachineName =>
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores, "
        + RuntimeInformation.FrameworkDescription;

    public string Write() => JsonSerializer.Serialize(this, JsonReportContext.Default.JsonReport);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(JsonReport))]
internal sealed partial class JsonReportContext : JsonSerializerContext;
