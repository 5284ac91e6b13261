using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Kelione.Sources.Tests;

/// <summary>Half a series of demand would look as if demand had ended: of an entry of a zip all is taken or nothing.</summary>
public sealed class DamagedDemandTests
{
    [Fact]
    public void A_damaged_entry_gives_nothing_and_is_listed_while_the_whole_ones_are_read()
    {
        using var files = new TempFiles();
        var path = files.Bytes("trends.zip", Zip(("whole.csv", Trends("tea", 200)), ("damaged.csv", Trends("coffee", 40_000))));
        var bytes = File.ReadAllBytes(path);

        // In the packed bytes of the second entry, well behind what is looked at to find out what it is.
        var at = (int)(bytes.Length * 0.8);
        bytes.AsSpan(at, 64).Fill(0xFF);
        File.WriteAllBytes(path, bytes);

        var read = DemandReader.Read(new SourceFile(path), null, TestContext.Current.CancellationToken);

        Assert.Equal(["tea"], read.Points.Select(p => p.Topic).Distinct());
        Assert.Equal(200, read.Points.Count);
        Assert.Empty(read.Rejected);
        Assert.Equal("damaged.csv", Assert.Single(read.Skipped).Entry);
    }

    private static byte[] Zip(params ReadOnlySpan<(string Name, string Text)> entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static string Trends(string topic, int days)
    {
        var text = new StringBuilder($"Category: All categories\n\nDay,{topic}: (Worldwide)\n");
        for (var day = 0; day < days; day++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{new DateTime(1900, 1, 1).AddDays(day):yyyy-MM-dd},{day * 7919 % 101}\n");
        }

        return text.ToString();
    }
}
