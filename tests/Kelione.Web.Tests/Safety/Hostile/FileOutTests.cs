using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Safety.Hostile;

/// <summary>Files of maps full of hostile names: each opens, holds the names as text, and does nothing.</summary>
public sealed partial class FileOutTests(HostileServer server) : IClassFixture<HostileServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(HostileTexts.Keys), MemberType = typeof(HostileTexts))]
    public async Task A_drawing_is_well_formed_and_runs_nothing(string key)
    {
        if (await GetAsync(key, "poster?format=svg") is not { } file)
        {
            return;
        }

        var svg = XDocument.Parse(Encoding.UTF8.GetString(file));
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName is "script" or "foreignObject" or "iframe");
        Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || (a.Name.LocalName == "href" && !a.Value.StartsWith('#') && !a.Value.StartsWith("data:image/", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Keys), MemberType = typeof(HostileTexts))]
    public async Task A_printed_map_runs_nothing_and_opens_no_address(string key)
    {
        if (await GetAsync(key, "poster?format=pdf") is not { } file)
        {
            return;
        }

        var pdf = Encoding.Latin1.GetString(file);
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.DoesNotMatch(Active(), pdf);
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Keys), MemberType = typeof(HostileTexts))]
    public async Task A_sheet_opens_and_computes_nothing(string key)
    {
        if (await GetAsync(key, "table?format=xlsx") is not { } file)
        {
            return;
        }

        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal) || e.FullName.EndsWith(".rels", StringComparison.Ordinal)))
        {
            await using var stream = await entry.OpenAsync(Stop);
            var xml = await XDocument.LoadAsync(stream, LoadOptions.None, Stop);
            Assert.DoesNotContain(xml.Descendants(), e => e.Name.LocalName is "f" or "hyperlink" or "ddeLink");
            Assert.DoesNotContain(xml.Descendants().Attributes(), a => a.Name.LocalName == "TargetMode" && a.Value == "External");
        }
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Keys), MemberType = typeof(HostileTexts))]
    public async Task A_table_of_text_computes_nothing_where_a_spreadsheet_opens_it(string key)
    {
        if (await GetAsync(key, "table?format=csv") is { } file)
        {
            // A cell begins a formula with one of these; a plain negative number is no formula.
            Assert.DoesNotContain(Cell().Matches(Encoding.UTF8.GetString(file).TrimStart('\uFEFF')).Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Groups["plain"].Value), c => c.Length > 0 && c[0] is '=' or '+' or '@' or '\t' or '\r' && !double.TryParse(c, CultureInfo.InvariantCulture, out _));
        }
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Keys), MemberType = typeof(HostileTexts))]
    public async Task A_table_for_a_wiki_holds_no_markup_of_its_own(string key)
    {
        if (await GetAsync(key, "table?format=md") is not { } file)
        {
            return;
        }

        // A sign behind a backslash is a letter to a wiki.
        var text = Encoding.UTF8.GetString(file).Replace("\\\\", "", StringComparison.Ordinal).Replace("\\<", "", StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("](javascript:", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("](http://evil.example", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Keys), MemberType = typeof(HostileTexts))]
    public async Task A_journey_of_Mermaid_has_only_lines_of_its_own(string key)
    {
        if (await GetAsync(key, "mermaid") is not { } file)
        {
            return;
        }

        var lines = Encoding.UTF8.GetString(file).Split('\n');
        Assert.DoesNotContain(lines, l => l.TrimStart().StartsWith("click ", StringComparison.Ordinal) || l.Contains("%%{", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("<script", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(HostileTexts.Keys), MemberType = typeof(HostileTexts))]
    public async Task A_maps_text_and_its_record_come_back_as_they_went(string key)
    {
        if (HostileTexts.Map(key, HostileServer.Id(key)) is null || await GetAsync(key, "yaml") is not { } yaml)
        {
            return;
        }

        using var answer = await server.Program.GetAsync(new Uri($"/api/v1/maps/{HostileServer.Id(key)}", UriKind.Relative), Stop);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal(HostileTexts.All[key], json.RootElement.GetProperty("map").GetProperty("title").GetString());
        Assert.Contains("title:", Encoding.UTF8.GetString(yaml), StringComparison.Ordinal);
        using var body = new ByteArrayContent(yaml);
        body.Headers.ContentType = new("application/yaml");
        using var back = await server.Program.PutAsync(new Uri($"/api/v1/maps/{HostileServer.Id(key)}/yaml", UriKind.Relative), body, Stop);
        Assert.True(back.IsSuccessStatusCode, await back.Content.ReadAsStringAsync(Stop));
        Assert.Equal(HostileTexts.All[key], (await server.Served.Maps.GetAsync(HostileServer.Id(key), cancellationToken: Stop)).Map.Title);
    }

    [Theory]
    [InlineData("poster?format=svg")]
    [InlineData("poster?format=pdf")]
    [InlineData("table?format=csv")]
    [InlineData("table?format=xlsx")]
    public async Task A_file_is_named_by_letters_alone_and_never_shown_as_a_page(string path)
    {
        foreach (var key in HostileTexts.All.Keys)
        {
            using var answer = await server.FileAsync(key, path);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                var disposition = answer.Content.Headers.GetValues("Content-Disposition").Single();
                Assert.Matches(@"^attachment; filename=[\w.-]+; filename\*=UTF-8''[\w.-]+$", disposition);
                Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            }
        }
    }

    private async Task<byte[]?> GetAsync(string key, string path)
    {
        using var answer = await server.FileAsync(key, path);
        if (HostileTexts.Map(key, "x") is null)
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            return null;
        }

        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Stop)}");
        return await answer.Content.ReadAsByteArrayAsync(Stop);
    }

    [GeneratedRegex(@"/(JavaScript|JS|Launch|OpenAction|EmbeddedFile|SubmitForm)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Active();

    [GeneratedRegex("(^|,)(\"(?<quoted>([^\"]|\"\")*)\"|(?<plain>[^,\r\n\"]*))", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Cell();
}
