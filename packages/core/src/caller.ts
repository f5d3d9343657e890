/** Whoever holds a good access token. */
export interface Caller {
  userId: string;
  isAdmin: boolean;
  /** In the group `instructor`, or an admin. */
  isInstructor: boolean;
}
