using Kelione.Sources;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Http;

namespace Kelione.Web.Api;

/// <summary>A file that comes over HTTP: it goes to a private folder, is imported like any file, and is gone afterwards.</summary>
internal static class ImportUpload
{
    /// <summary>The largest file.</summary>
    public const long Largest = 2L << 30;

    /// <summary>Receives and imports.</summary>
    public static Task<IResult> RunAsync(HttpContext context, VisitDesk desk, string? name) => ReceiveAsync(context, desk, name, async (call, visit, request) =>
    {
        var (journeys, file) = (visit.Journeys(Right.ManageData), request.Files[0]);
        if (BoardFile.Recognise(file, request) is { } board)
        {
            var stored = await visit.CreateMapAsync(board.MapBeside(await visit.Maps(Right.CreateMap).ListAsync(alsoDeleted: true, call.Gone)), cancellationToken: call.Gone);
            return ApiCall.Json(new { Map = stored.Map.Id, stored.Version, Board = board.Kind });
        }

        var plan = RoutedPlan.Of(request, call.Gone);
        if (!plan.IsEventsOnly)
        {
            return await RoutedAsync(call, visit, journeys, plan);
        }

        var report = await journeys.ImportAsync(plan.Events, progress: null, call.Gone);
        await visit.NoteAsync(ActivityKind.Imported, file.Name, report.Accepted.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return ApiCall.Json(Told(report, file.Name, Path.GetDirectoryName(file.Path)!));
    });

    /// <summary>Receives, and says how the file would be read; nothing of it is kept.</summary>
    public static Task<IResult> PreviewAsync(HttpContext context, VisitDesk desk, string? name) => ReceiveAsync(context, desk, name, async (call, _, request) =>
        ApiCall.Json(await ImportPreview.OfAsync(request, call.Gone)));

    // A known system's export may hold feedback or search demand, or several things at once.
    private static async Task<IResult> RoutedAsync(ApiCall call, WorkspaceVisit visit, JourneyWorkspace journeys, RoutedPlan plan)
    {
        var report = await journeys.ImportAsync(plan, progress: null, visit.Visitor.Name, call.Gone);
        var (name, folder) = ((plan.Feedback.FirstOrDefault()?.File ?? plan.Demand[0].File).Name, Path.GetDirectoryName((plan.Feedback.FirstOrDefault()?.File ?? plan.Demand[0].File).Path)!);
        await visit.NoteImportAsync(name, report);
        return ApiCall.Json(report with
        {
            Events = report.Events is { } events ? Told(events, name, folder) : null,
            Feedback = report.Feedback is { } feedback ? feedback with { Files = [.. feedback.Files.Select(f => f with { RejectedFile = f.RejectedFile is null ? null : Path.GetFileName(f.RejectedFile) })] } : null,
        });
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, VisitDesk desk, string? name, Func<ApiCall, WorkspaceVisit, ImportRequest, Task<IResult>> use)
    {
        var call = new ApiCall(context, desk);
        var visit = await call.VisitAsync();
        visit.Demand(Right.ManageData);
        if (call.Request.ContentType is { } type && !type.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase) && !type.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadHttpRequestException("Send the file itself as application/octet-stream or text/csv.", StatusCodes.Status415UnsupportedMediaType);
        }

        var file = SafeName(name ?? "");
        var folder = Directory.CreateTempSubdirectory("kelione-upload-").FullName;
        try
        {
            var path = Path.Combine(folder, file);
            await ReceiveAsync(call, path);
            return await use(call, visit, Request(call.Request.Query, new SourceFile(path, file)));
        }
        catch (Exception e) when (e is MendableException or SourceException && e.Message.Contains(folder, StringComparison.Ordinal))
        {
            // Where it lies here for the moment is nobody's business.
            throw new MendableException(e.Message.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), e);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ImportRequest Request(IQueryCollection query, SourceFile file) => new()
    {
        Files = [file],
        Format = query["format"].FirstOrDefault(),
        Delimiter = query["delimiter"].FirstOrDefault() switch { null or "" => null, "tab" => '\t', [var mark] => mark, var other => throw new MendableException($"'{other}' is no delimiter: it is one character, or tab.") },
        Encoding = query["encoding"].FirstOrDefault(),
        Zone = query["zone"].FirstOrDefault(),
        Hash = [.. query["hash"].OfType<string>()],
        Ignore = [.. query["ignore"].OfType<string>()],
        Sheet = query["sheet"].FirstOrDefault(),
        ObjectType = query["object-type"].FirstOrDefault(),
        Mapping = query["mapping"].FirstOrDefault() is { Length: > 0 } mapping ? ColumnMapping.Parse(mapping) : null,
        Roles = ColumnMapping.AllRoles.Where(r => query[r].FirstOrDefault() is { Length: > 0 }).ToDictionary(r => r, r => query[r].ToString(), StringComparer.Ordinal),
    };

    /// <summary>The name alone, without a way that leads elsewhere.</summary>
    /// <exception cref="MendableException">It is no name of a file.</exception>
    internal static string SafeName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = string.Concat(last.Where(c => !char.IsControl(c) && !Path.GetInvalidFileNameChars().Contains(c) && c != ':'));
        return safe.Length is > 0 and <= 120 && safe.Trim('.', ' ').Length > 0 && safe == name
            ? safe
            : throw new MendableException("Say in ?name= what the file is called, such as events.csv: a name alone, whose ending says what is in it.");
    }

    private static async Task ReceiveAsync(ApiCall call, string path)
    {
        call.AllowBody(Largest + 1);
        if (call.Request.ContentLength > Largest)
        {
            throw TooLarge();
        }

        await using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[128 * 1024];
        long whole = 0;
        int read;
        while ((read = await call.Request.Body.ReadAsync(buffer, call.Gone)) > 0)
        {
            whole += read;
            if (whole > Largest)
            {
                throw TooLarge();
            }

            await stream.WriteAsync(buffer.AsMemory(0, read), call.Gone);
        }
    }

    private static BadHttpRequestException TooLarge() => new($"The file is larger than {Largest >> 30} GiB. Bring it in on the server: kelione import FILE.", StatusCodes.Status413PayloadTooLarge);

    private static ImportReport Told(ImportReport report, string file, string folder) => report with
    {
        Files = [.. report.Files.Select(f => f with { File = file, RejectedFile = f.RejectedFile is null ? null : Path.GetFileName(f.RejectedFile), Notes = [.. f.Notes.Select(n => n.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))], Error = f.Error?.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal) })],
    };
}
