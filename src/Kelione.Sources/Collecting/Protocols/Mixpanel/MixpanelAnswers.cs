using System.Text.Json.Nodes;

namespace Kelione.Sources;

/// <summary>Mixpanel's answers: <c>1</c> or <c>0</c>, the same in JSON where <c>verbose=1</c>, a picture where <c>img=1</c>; and the named records of <c>/import</c>.</summary>
internal static class MixpanelAnswers
{
    /// <summary>The answer of <c>/track</c>, <c>/engage</c>, <c>/groups</c>, and of <c>/import</c> where it is asked by a form as old SDKs do.</summary>
    /// <param name="request">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="error">What is wrong; null for nothing.</param>
    public static CollectReply Short(CollectRequest request, int status, string? error) =>
        request.Asked("img") == "1" ? Answers.Dot(status)
        : request.Asked("verbose") == "1" ? Answers.Json(status, new JsonObject { ["status"] = error is null ? 1 : 0, ["error"] = error })
        : Answers.Text(status, error is null ? "1" : "0");

    /// <summary>The answer of <c>/import</c>.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="error">What is wrong; null for nothing.</param>
    /// <param name="taken">How many events were taken; null where none was looked at.</param>
    /// <param name="failed">Those that were not; null for none.</param>
    public static CollectReply Import(int status, string? error, int? taken, JsonArray? failed)
    {
        var body = new JsonObject { ["code"] = status };
        if (error is not null)
        {
            body["error"] = error;
        }

        body["status"] = status switch
        {
            200 => "OK",
            401 => "Unauthorized",
            413 => "Request Entity Too Large",
            429 => "Too Many Requests",
            503 => "Service Unavailable",
            _ => "Bad Request",
        };
        if (taken is { } count)
        {
            body["num_records_imported"] = count;
        }

        if (failed is not null)
        {
            body["failed_records"] = failed;
        }

        return Answers.Json(status, body);
    }
}
