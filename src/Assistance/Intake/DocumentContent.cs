namespace Paseban.Assistance.Intake;

/// <summary>What a document is by its bytes, whatever its name says: the first of them, and the end that a whole file has.</summary>
internal static class DocumentContent
{
    /// <summary>A PDF may carry a few line ends, or another's signature, after its end mark.</summary>
    private const int PdfTail = 1024;

    /// <summary>
    /// The media type; null when it is none of those taken, or was cut off. Cameras add their own data behind a photo's end mark; a mark in
    /// the first half is that of the small picture inside.
    /// </summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return bytes.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) > bytes.Length / 2 ? "image/jpeg" : null;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return bytes.EndsWith((ReadOnlySpan<byte>)[0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]) ? "image/png" : null;
        if (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8))
            return BitConverter.ToUInt32(bytes[4..8]) + 8L <= bytes.Length ? "image/webp" : null;
        if (bytes.StartsWith("%PDF-"u8))
            return bytes[Math.Max(0, bytes.Length - PdfTail)..].IndexOf("%%EOF"u8) >= 0 ? "application/pdf" : null;
        return null;
    }
}
