using Paseban.Assistance.Intake;

namespace Paseban.Tests.Unit.Intake;

public sealed class DocumentContentTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[64], 0xFF, 0xD9];
    private static readonly byte[] Png =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[64], 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];

    private static readonly byte[] WebP = [.. "RIFF"u8, 12, 0, 0, 0, .. "WEBPVP8 "u8, .. new byte[4]];
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[64], .. "%%EOF\r\n"u8];

    [Fact]
    public void MediaTypeOf_WholeDocuments_TellsThem()
    {
        Assert.Equal("image/jpeg", DocumentContent.MediaTypeOf(Jpeg));
        Assert.Equal("image/jpeg", DocumentContent.MediaTypeOf([.. Jpeg, .. "camera's own data"u8]));
        Assert.Equal("image/png", DocumentContent.MediaTypeOf(Png));
        Assert.Equal("image/webp", DocumentContent.MediaTypeOf(WebP));
        Assert.Equal("application/pdf", DocumentContent.MediaTypeOf(Pdf));
    }

    [Fact]
    public void MediaTypeOf_CutOffOrForeign_IsNone()
    {
        foreach (var document in (byte[][])[Jpeg, Png, WebP, Pdf])
        {
            for (var length = 0; length < document.Length - 8; length++)
                Assert.Null(DocumentContent.MediaTypeOf(document.AsSpan(0, length)));
        }
        Assert.Null(DocumentContent.MediaTypeOf("<html><script>"u8));
        Assert.Null(DocumentContent.MediaTypeOf("PK\u0003\u0004"u8));
    }
}
