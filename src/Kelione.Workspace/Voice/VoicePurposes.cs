namespace Kelione.Workspace;

/// <summary>What an entry does, by the names under which it is filtered and shown.</summary>
internal static class VoicePurposes
{
    public const string Complaint = "complaint";
    public const string Praise = "praise";
    public const string Question = "question";
    public const string Suggestion = "suggestion";
}
