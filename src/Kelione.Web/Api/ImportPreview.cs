using System.Text.Json.Nodes;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.Web.Api;

/// <summary>How a file would be read: the same as the page shows before an import.</summary>
internal static class ImportPreview
{
    /// <summary>Looks at all of the file.</summary>
    /// <param name="request">The file, and what is known of it.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public static async Task<object> OfAsync(ImportRequest request, CancellationToken cancellationToken)
    {
        if (BoardFile.Recognise(request.Files[0], request) is { } board)
        {
            return new { File = request.Files[0].Name, Board = board.Kind, Map = JsonNode.Parse(MapJson.Write(board.Map)) };
        }

        var plan = SourceInspector.Inspect(request.Files[0], request);
        var check = plan.Parts.All(p => p.Missing.Count == 0) ? await SourceCheck.OfAsync(plan, progress: null, cancellationToken) : null;
        return new
        {
            File = request.Files[0].Name,
            Parts = plan.Parts.Select(p => Part(plan, p)).ToList(),
            Skipped = plan.Skipped,
            Check = check is null ? null : new
            {
                check.Rows,
                check.Readable,
                check.Rejected,
                First = Moment(check.FirstMicros),
                Last = Moment(check.LastMicros),
                Reasons = check.Reasons.Select(r => new { Reason = SentenceBook.Say(r.Key), Rows = r.Value }).ToList(),
                Problems = check.Problems.Select(p => new { p.Line, p.Record, p.Field, Reason = SentenceBook.Say(p.Reason), p.Text }).ToList(),
            },
        };
    }

    private static object Part(SourcePlan plan, PartPlan part)
    {
        var first = FirstRows.Of(plan, part);
        return new
        {
            part.Entry,
            part.Format,
            Columns = part.Columns,
            Mapping = JsonNode.Parse(part.Mapping.ToJson()),
            part.Reasons,
            part.Missing,
            part.Notes,
            Head = first.Rows.Select(r => r.Cells).ToList(),
        };
    }

    private static string? Moment(long? micros) => micros is { } some ? UtcTime.Format(some) : null;
}
