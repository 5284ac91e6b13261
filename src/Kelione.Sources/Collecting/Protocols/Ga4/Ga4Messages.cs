using System.Text.Json.Nodes;

namespace Kelione.Sources;

/// <summary>The validation messages of Google Analytics' validation server: where, what, and a code for it.</summary>
internal static class Ga4Messages
{
    /// <summary>The answer that holds what was refused.</summary>
    public static CollectReply Reply(int status, IEnumerable<CollectRefusal> refused) => Answers.Json(status, new JsonObject
    {
        ["validationMessages"] = new JsonArray([.. refused.Select(Message)]),
    });

    private static JsonNode Message(CollectRefusal one) => new JsonObject
    {
        ["fieldPath"] = one.Field switch
        {
            null => Invariant($"events[{one.Index}]"),
            "client_id" or "app_instance_id" or "timestamp_micros" or "events" or "api_secret" => one.Field,
            _ => Invariant($"events[{one.Index}].{one.Field}"),
        },
        ["description"] = one.Reason,
        ["validationCode"] = Code(one),
    };

    private static string Code(CollectRefusal one) => one.Reason switch
    {
        var reason when reason.Contains("missing", StringComparison.Ordinal) => "VALUE_REQUIRED",
        var reason when reason.Contains("reserved", StringComparison.Ordinal) => "NAME_RESERVED",
        var reason when reason.Contains("more than", StringComparison.Ordinal) => "EXCEEDED_MAX_ENTITIES",
        _ => one.Field == "name" ? "NAME_INVALID" : "VALUE_INVALID",
    };
}
