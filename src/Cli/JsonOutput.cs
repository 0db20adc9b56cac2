using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Paseban.Assistance.Imports;

namespace Paseban.Cli;

/// <summary>
/// Results as machines read them: names in snake_case, amounts as whole numbers of rupiah, months as <c>2024-03</c>, references as printed,
/// identity numbers masked.
/// </summary>
internal static class JsonOutput
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
            new AmountConverter(),
            new BadRowConverter(),
            new AsText<Month>(),
            new AsText<MonthRange>(),
            new AsText<AreaCode>(),
            new AsText<Reference>(),
            new AsText<Nik>(),
            new AsText<FamilyCardNumber>(),
        },
    };

    private sealed class AmountConverter : JsonConverter<Rupiah>
    {
        public override Rupiah Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Rupiah value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Amount);
    }

    /// <summary>Under the names that the errors file has for its columns.</summary>
    private sealed class BadRowConverter : JsonConverter<RowProblem>
    {
        public override RowProblem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A bad row is written, never read.");

        public override void Write(Utf8JsonWriter writer, RowProblem value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(
                writer,
                new
                {
                    value.Line,
                    value.Column,
                    value.Value,
                    reason = value.Reason.En,
                    remedy = value.Remedy.En,
                    alasan = value.Reason.Id,
                    saran = value.Remedy.Id,
                },
                options);
    }

    private sealed class AsText<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException($"{typeof(T).Name} is written, never read.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value?.ToString());

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value?.ToString() ?? "");
    }
}
